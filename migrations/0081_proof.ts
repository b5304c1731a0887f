import { type Kysely, sql } from 'kysely'

/** Files that prove something: a sealed scan, a photograph, a voucher. Never changed, never gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table proof_file (
      district_code text not null constraint proof_file_district_fk references district,
      id uuid not null default new_id(),
      file_name text not null,
      media_type text not null,
      size_bytes int not null,
      sha256 bytea not null,
      content bytea not null,
      township_code text,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now(),
      constraint proof_file_pk primary key (district_code, id),
      constraint proof_file_township_fk
        foreign key (district_code, township_code) references township,
      constraint proof_file_user_fk foreign key (district_code, uploaded_by) references app_user,
      constraint proof_file_hash_true check (sha256 = sha256(content)),
      constraint proof_file_size_true check (size_bytes = octet_length(content) and size_bytes > 0)
    )`.execute(db)
  // Scans and office files are compressed already.
  await sql`alter table proof_file alter column content set storage external`.execute(db)
  await sql`
    create trigger proof_file_append_only before update or delete or truncate on proof_file
      for each statement execute function refuse_change()`.execute(db)
}
