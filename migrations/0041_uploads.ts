import { type Kysely, sql } from 'kysely'

/** Files as they were sent, sealed: what an import job reads, and what its errors are marked in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table upload (
      district_code text not null constraint upload_district_fk references district,
      id uuid not null default new_id(),
      kind text not null,
      file_name text not null,
      content_hash bytea not null,
      size_bytes bigint not null,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now(),
      constraint upload_pk primary key (district_code, id),
      constraint upload_user_fk foreign key (district_code, uploaded_by) references app_user
    )`.execute(db)
  await sql`
    create table upload_chunk (
      district_code text not null,
      upload_id uuid not null,
      position int not null,
      sealed bytea not null,
      constraint upload_chunk_pk primary key (district_code, upload_id, position),
      constraint upload_chunk_upload_fk
        foreign key (district_code, upload_id) references upload on delete cascade
    )`.execute(db)
  // What is sealed does not compress.
  await sql`alter table upload_chunk alter column sealed set storage external`.execute(db)

  // What a file says, whatever it is called and however it is written down.
  await sql`alter table import add column rows_fingerprint text`.execute(db)
  await sql`
    alter table import add constraint import_rows_unique
      unique (district_code, kind, rows_fingerprint)`.execute(db)
}
