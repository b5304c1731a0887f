import { type Kysely, sql } from 'kysely'

/** Files that came in, each once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import (
      district_code text not null constraint import_district_fk references district,
      id uuid not null default new_id(),
      kind text not null,
      file_name text not null,
      content_hash bytea not null,
      size_bytes bigint not null,
      row_count int not null,
      rejected_count int not null,
      imported_by uuid not null,
      imported_at timestamptz not null default now(),
      constraint import_pk primary key (district_code, id),
      constraint import_content_unique unique (district_code, kind, content_hash),
      constraint import_user_fk foreign key (district_code, imported_by) references app_user
    )`.execute(db)
}
