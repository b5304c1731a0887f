import { type Kysely, sql } from 'kysely'

/** Which file is to come, from whom, for which month, due when; and what it says it holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table expected_file (
      district_code text not null constraint expected_file_district_fk references district,
      id uuid not null default new_id(),
      kind text not null,
      sender text not null,
      month text not null constraint expected_file_month_form
        check (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
      due_on date not null,
      -- Control totals, as its sender tells them beside the file; null where not told.
      batch_number text,
      row_count int constraint expected_file_rows_possible check (row_count > 0),
      amount_fen bigint constraint expected_file_amount_possible check (amount_fen >= 0),
      note text not null,
      import_id uuid,
      version int not null default 1,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint expected_file_pk primary key (district_code, id),
      constraint expected_file_once unique nulls not distinct
        (district_code, kind, sender, month, batch_number),
      constraint expected_file_import_once unique (district_code, import_id),
      constraint expected_file_import_fk foreign key (district_code, import_id) references import,
      constraint expected_file_user_fk foreign key (district_code, recorded_by) references app_user
    )`.execute(db)
}
