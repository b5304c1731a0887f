import { type Kysely, sql } from 'kysely'

/** What says what holds now may come again as it was: a correction is taken back by the table before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [index, column] of [
    ['import_content_unique', 'content_hash'],
    ['import_rows_unique', 'rows_fingerprint'],
  ] as const) {
    await sql`drop index ${sql.ref(index)}`.execute(db)
    await sql`
      create unique index ${sql.ref(index)} on import (district_code, kind, ${sql.ref(column)})
        where kind not in ('eligibility', 'finance-table')`.execute(db)
  }
}
