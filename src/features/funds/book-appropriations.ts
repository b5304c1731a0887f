import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { postTransfers } from '../ledger/index.ts'
import { heldAccount } from './documents.ts'

/**
 * Books documents that were just entered, chosen by a condition on `appropriation`: an amendment
 * moves the money of the document that it amends, in the year in which that money is now.
 */
export function bookAppropriations(
  tx: Tx,
  districtCode: string,
  which: RawBuilder<unknown>,
): Promise<number> {
  return postTransfers(
    tx,
    districtCode,
    sql`
      select case effect when 'withdrawal' then 'withdraw' when 'opening' then 'open'
          else 'appropriate' end as kind,
        case effect when 'withdrawal' then 'received' else 'source' end as from_stage,
        case effect when 'withdrawal' then 'source' else 'received' end as to_stage,
        coalesce(held.fiscal_year, appropriation.fiscal_year) as fiscal_year,
        coalesce(amends_id, appropriation.id) as appropriation_id, null as category_code,
        null as township_code, null as channel, amount_fen, received_on as effective_on,
        appropriation.id as origin_id
      from appropriation
      left join lateral (${heldAccount(districtCode, 'appropriation.amends_id')}) held on true
      where appropriation.district_code = ${districtCode} and ${which}`,
  )
}
