import { type Kysely, sql } from 'kysely'

/**
 * A score that was changed by hand may be changed once more, by an appeal for instance: one change
 * waits for its decision, and one counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index score_change_one_standing`.execute(db)
  for (const state of ['proposed', 'approved']) {
    await sql`
      create unique index ${sql.ref(`score_change_one_${state}`)} on score_change
        (district_code, evaluation_id, subject_code, indicator_code)
        where state = ${sql.lit(state)}`.execute(db)
  }
}
