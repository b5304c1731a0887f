import { type Kysely, sql } from 'kysely'

/**
 * The number comes first in its index: led by the district, it looked as good as the primary key to
 * a planner without statistics, and each check of a line's batch read all of the district's batches.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment_batch
      drop constraint payment_batch_number_unique,
      add constraint payment_batch_number_unique unique (number, district_code)`.execute(db)
}
