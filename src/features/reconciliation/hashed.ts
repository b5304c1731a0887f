import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/**
 * Has the work join by hashing: what is known of tables that were filled or emptied a moment ago
 * can make the planner look for each row of a month in all the others.
 */
export async function hashed<R>(tx: Tx, work: () => Promise<R>): Promise<R> {
  await sql`set local enable_mergejoin = off`.execute(tx)
  await sql`set local enable_nestloop = off`.execute(tx)
  const result = await work()
  await sql`set local enable_mergejoin = on`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  return result
}
