import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { postTransfers } from '../ledger/index.ts'

/**
 * Enters and books the staged results: per batch and day, what was credited goes from the channel
 * (or, re-issued, from the returned money) to the payees, what failed to the returned money.
 * A re-issue that fails again leaves its money where it is.
 */
export async function enterResults(
  tx: Tx,
  districtCode: string,
  importId: string | null,
): Promise<void> {
  await sql`
    insert into payment_result (district_code, batch_id, line_no, import_id, outcome, amount_fen,
      reason, executed_on, bank_serial)
    select ${districtCode}, batch.id, staged.line_no, ${importId}, staged.outcome, staged.amount,
      staged.reason, staged.executed_on, staged.bank_serial
    from staged
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = staged.batch_number`.execute(tx)
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
        sum(staged.amount)::bigint as amount_fen, staged.executed_on as effective_on,
        batch.id as origin_id
      from staged
      join payment_batch batch on batch.district_code = ${districtCode}
        and batch.number = staged.batch_number
      where not (is_reissue and outcome = 'returned')
      group by batch.id, batch.month, batch.category_code, batch.township_code, batch.is_reissue,
        staged.outcome, staged.executed_on`,
  )
}
