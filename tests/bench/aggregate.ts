import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { timed } from './bench.ts'

/** Milliseconds of one pass over the payments by one process, as an auditor's own SQL would be. */
export function sequentialAggregate(db: Db): Promise<number> {
  return alone(db, sql`select count(*), sum(amount_fen), sum(standard_fen) from payment`)
}

/** The same by township and month. */
export function aggregateByTownship(db: Db): Promise<number> {
  return alone(
    db,
    sql`
      select township_code, month, count(*), sum(amount_fen), sum(standard_fen)
      from payment join payment_batch batch
        on batch.district_code = payment.district_code and batch.id = payment.batch_id
      group by township_code, month`,
  )
}

function alone(db: Db, aggregate: RawBuilder<unknown>): Promise<number> {
  return db.connection().execute(async (connection) => {
    await sql`set max_parallel_workers_per_gather = 0`.execute(connection)
    return timed(() => aggregate.execute(connection))
  })
}
