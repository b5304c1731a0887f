import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/** One at a time in a district: two runs, or a run and a person, would propose the same pairs. */
export async function lockReconciliation(tx: Tx, districtCode: string): Promise<void> {
  const lock = `reconcile:${districtCode}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
}
