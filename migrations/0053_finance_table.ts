import { type Kysely, sql } from 'kysely'

/** 财政对账表: what the finance bureau has allocated in a month, by document and category. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finance_table_line (
      district_code text not null,
      import_id uuid not null,
      month text not null,
      document_number text not null,
      category_code text not null,
      amount_fen bigint not null,
      constraint finance_table_line_pk
        primary key (district_code, import_id, month, document_number, category_code),
      constraint finance_table_line_import_fk foreign key (district_code, import_id) references import,
      constraint finance_table_line_category_fk
        foreign key (district_code, category_code) references category
    )`.execute(db)
  await sql`
    create trigger finance_table_line_append_only before update or delete or truncate
      on finance_table_line for each statement execute function refuse_change()`.execute(db)
}
