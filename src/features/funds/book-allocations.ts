import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { postTransfers } from '../ledger/index.ts'

/** This much of a document, from its money of a year, for a category in a township. */
export interface DecidedShare {
  appropriation_id: string
  fiscal_year: number
  category_code: string
  township_code: string
  amount_fen: bigint
  decided_on: string
  decision_number: string
}

/** Enters decisions and books them. Returns the ids of the allocations, in the order of `shares`. */
export async function bookAllocations(
  tx: Tx,
  districtCode: string,
  shares: RawBuilder<DecidedShare>,
  from: { importId?: string; proposalId?: string } = {},
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into allocation (district_code, import_id, proposal_id, appropriation_id, category_code,
      township_code, amount_fen, decided_on, decision_number)
    select ${districtCode}, ${from.importId ?? null}, ${from.proposalId ?? null}, appropriation_id,
      category_code, township_code, amount_fen, decided_on, decision_number
    from (${shares}) share
    returning id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await postTransfers(
    tx,
    districtCode,
    sql`
      select 'allocate' as kind, 'received' as from_stage, 'allocated' as to_stage,
        share.fiscal_year, share.appropriation_id, share.category_code, share.township_code,
        null as channel, share.amount_fen, share.decided_on as effective_on,
        allocation.id as origin_id
      from (${shares}) share
      join allocation on allocation.district_code = ${districtCode}
        and allocation.id = any (${ids}::uuid[])
        and allocation.appropriation_id = share.appropriation_id
        and allocation.category_code = share.category_code
        and allocation.township_code = share.township_code
        and allocation.decision_number = share.decision_number`,
  )
  return ids
}
