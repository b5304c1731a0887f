import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { postTransfers } from '../ledger/index.ts'

/**
 * Books the results of one bank return: per batch and day, what was credited goes from the channel
 * (or, re-issued, from the returned money) to the payees, what failed to the returned money.
 * A re-issue that fails again leaves its money where it is.
 */
export async function postResults(tx: Tx, districtCode: string, importId: string): Promise<void> {
  await postTransfers(
    tx,
    districtCode,
    sql`
      select
        case when outcome = 'returned' then 'return' when is_reissue then 'reissue' else 'pay' end
          as kind,
        case when is_reissue then 'returned' else 'disbursed' end as from_stage,
        case when outcome = 'returned' then 'returned' else 'paid' end as to_stage,
        left(batch.month, 4)::int as fiscal_year, null::uuid as appropriation_id,
        batch.category_code, batch.township_code, 'bank' as channel,
        sum(result.amount_fen)::bigint as amount_fen, result.executed_on as effective_on,
        batch.id as origin_id
      from payment_result result
      join payment_batch batch on batch.district_code = result.district_code
        and batch.id = result.batch_id
      where result.district_code = ${districtCode} and result.import_id = ${importId}
        and not (is_reissue and outcome = 'returned')
      group by batch.id, batch.month, batch.category_code, batch.township_code, batch.is_reissue,
        result.outcome, result.executed_on`,
  )
}
