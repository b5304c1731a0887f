import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { executePosting, transferStatement } from '../ledger/index.ts'

/** This much of a document, from its money of a year, for a category in a township. */
export interface DecidedShare {
  id: string
  appropriation_id: string
  fiscal_year: number
  category_code: string
  township_code: string
  amount_fen: bigint
  decided_on: string
  decision_number: string
}

/** Enters decisions and books them. Returns how many. */
export function bookAllocations(
  tx: Tx,
  ...booking: Parameters<typeof allocationStatement>
): Promise<number> {
  return executePosting(tx, allocationStatement(...booking))
}

/** The statement that does. */
export function allocationStatement(
  districtCode: string,
  shares: RawBuilder<DecidedShare>,
  from: { importId?: string; proposalId?: string } = {},
): RawBuilder<unknown> {
  return transferStatement(
    districtCode,
    sql`
      select 'allocate' as kind, 'received' as from_stage, 'allocated' as to_stage, fiscal_year,
        appropriation_id, category_code, township_code, null as channel, amount_fen,
        decided_on as effective_on, id as origin_id
      from share`,
    sql`
      share as materialized (${shares}),
      entered as (
        insert into allocation (district_code, id, import_id, proposal_id, appropriation_id,
          category_code, township_code, amount_fen, decided_on, decision_number)
        select ${districtCode}, id, ${from.importId ?? null}, ${from.proposalId ?? null},
          appropriation_id, category_code, township_code, amount_fen, decided_on, decision_number
        from share)`,
  )
}
