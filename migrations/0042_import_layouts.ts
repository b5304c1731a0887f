import { type Kysely, sql } from 'kysely'

/** Which column of a file is what, as a clerk has once said it; by what its header reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_layout (
      district_code text not null constraint import_layout_district_fk references district,
      id uuid not null default new_id(),
      kind text not null,
      fingerprint text not null,
      name text not null,
      columns jsonb not null,
      saved_by uuid not null,
      saved_at timestamptz not null default now(),
      constraint import_layout_pk primary key (district_code, id),
      constraint import_layout_header_unique unique (district_code, kind, fingerprint),
      constraint import_layout_user_fk foreign key (district_code, saved_by) references app_user
    )`.execute(db)
  await sql`alter table import add column layout text not null default 'standard'`.execute(db)
}
