import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { HighWaterMark } from '../schemas.ts'

/**
 * Up to where the data went that a run sees. Every write leaves a trail entry, so two runs with the
 * same `trailSeq` saw the same data.
 */
export async function highWaterMark(tx: Tx, districtCode: string): Promise<HighWaterMark> {
  const { rows } = await sql<HighWaterMark>`
    select
      (select coalesce(max(seq), 0) from audit_entry where district_code = ${districtCode})::int
        as "trailSeq",
      (select coalesce(max(seq), 0) from transfer where district_code = ${districtCode})::int
        as "transferSeq",
      (select count(*) from import where district_code = ${districtCode})::int as "importCount"
    `.execute(tx)
  const [mark] = rows
  if (mark === undefined) throw new Error('an aggregate without a row')
  return mark
}
