import { type Kysely, sql } from 'kysely'

/** What one decision ended, with what it was before, so that it can be taken back as a whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table eligibility
      add column end_id uuid,
      add column to_month_before text,
      add constraint eligibility_end_by_one check ((end_reason is null) = (end_id is null))
  `.execute(db)
}
