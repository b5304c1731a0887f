import { type Kysely, sql } from 'kysely'

/** Reports that were issued, byte for byte, under the code that is printed on them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table issued_report (
      district_code text not null constraint issued_report_district_fk references district,
      code text not null,
      report text not null,
      params jsonb not null,
      title text not null,
      as_of date not null,
      issued_on date not null,
      township_code text,
      batch_id uuid,
      size_bytes int not null,
      sha256 bytea not null,
      content bytea not null,
      issued_by uuid not null,
      issued_at timestamptz not null default now(),
      constraint issued_report_pk primary key (district_code, code),
      constraint issued_report_township_fk
        foreign key (district_code, township_code) references township,
      constraint issued_report_user_fk foreign key (district_code, issued_by) references app_user,
      constraint issued_report_code_form check (code ~ '^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$'),
      constraint issued_report_hash_true check (sha256 = sha256(content)),
      constraint issued_report_size_true check (size_bytes = octet_length(content))
    )`.execute(db)
  // The fonts in a PDF are compressed already.
  await sql`alter table issued_report alter column content set storage external`.execute(db)
  await sql`
    create index issued_report_batch on issued_report (district_code, batch_id)
      where batch_id is not null`.execute(db)
  await sql`
    create index issued_report_order on issued_report (district_code, issued_at, code)`.execute(db)
  await sql`
    create trigger issued_report_append_only before update or delete or truncate on issued_report
      for each statement execute function refuse_change()`.execute(db)
}
