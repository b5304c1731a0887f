import { type Kysely, sql } from 'kysely'

/**
 * What tells members apart comes first in their keys: led by the district, which all have in
 * common, the keys of a million pairs took two thirds more work to keep.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table matched_bank_line
      drop constraint matched_bank_line_pk,
      add constraint matched_bank_line_pk primary key (statement_line_id, district_code)`.execute(
    db,
  )
  await sql`drop index matched_bank_line_payment_unique`.execute(db)
  await sql`create unique index matched_bank_line_payment_unique
    on matched_bank_line (batch_id, line_no, district_code) where batch_id is not null`.execute(db)
}
