import { type Kysely, sql } from 'kysely'

/** The fund account's statement, and what of it has been matched with the books. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bank_statement_line (
      district_code text not null,
      id uuid not null default new_id(),
      import_id uuid not null,
      fund_account_id uuid not null,
      serial text not null,
      booked_on date not null,
      booked_time text not null,
      debit_fen bigint not null,
      credit_fen bigint not null,
      balance_fen bigint not null,
      counterparty_name text not null,
      counterparty_account_id uuid,
      summary text not null,
      remark text not null,
      constraint bank_statement_line_pk primary key (district_code, id),
      constraint bank_statement_line_serial_unique unique (district_code, fund_account_id, serial),
      constraint bank_statement_line_import_fk foreign key (district_code, import_id) references import,
      constraint bank_statement_line_account_fk
        foreign key (district_code, fund_account_id) references bank_account,
      constraint bank_statement_line_counterparty_fk
        foreign key (district_code, counterparty_account_id) references bank_account,
      constraint bank_statement_line_one_side check
        (debit_fen >= 0 and credit_fen >= 0 and (debit_fen = 0) <> (credit_fen = 0))
    )`.execute(db)

  await sql`
    create table reconciliation_match (
      district_code text not null constraint reconciliation_match_district_fk references district,
      id uuid not null default new_id(),
      month text not null,
      pass text not null,
      matched_at timestamptz not null default now(),
      constraint reconciliation_match_pk primary key (district_code, id)
    )`.execute(db)

  // The members' keys see to it that a bank line and a book entry are in at most one match each.
  await sql`
    create table matched_bank_line (
      district_code text not null,
      statement_line_id uuid not null,
      match_id uuid not null,
      constraint matched_bank_line_pk primary key (district_code, statement_line_id),
      constraint matched_bank_line_line_fk
        foreign key (district_code, statement_line_id) references bank_statement_line,
      constraint matched_bank_line_match_fk
        foreign key (district_code, match_id) references reconciliation_match
    )`.execute(db)
  await sql`
    create table matched_book_entry (
      district_code text not null,
      entry_key text not null,
      match_id uuid not null,
      constraint matched_book_entry_pk primary key (district_code, entry_key),
      constraint matched_book_entry_match_fk
        foreign key (district_code, match_id) references reconciliation_match
    )`.execute(db)
}
