import { type Kysely, sql } from 'kysely'

/** 余额调节表, frozen: what bank and books had at a month's end, and what explains the difference. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reconciliation_statement (
      district_code text not null constraint reconciliation_statement_district_fk references district,
      month text not null,
      seq int not null,
      bank_fen bigint not null,
      book_fen bigint not null,
      adjusted_bank_fen bigint not null,
      adjusted_book_fen bigint not null,
      content jsonb not null,
      content_hash text not null,
      frozen_by uuid not null,
      frozen_at timestamptz not null default now(),
      constraint reconciliation_statement_pk primary key (district_code, month, seq),
      constraint reconciliation_statement_user_fk
        foreign key (district_code, frozen_by) references app_user,
      constraint reconciliation_statement_balanced check (adjusted_bank_fen = adjusted_book_fen)
    )`.execute(db)
  await sql`
    create trigger reconciliation_statement_append_only before update or delete or truncate
      on reconciliation_statement for each statement execute function refuse_change()`.execute(db)
}
