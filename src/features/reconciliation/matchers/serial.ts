import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { MonthScope } from '../scope.ts'

export const serialName = '按银行流水号'

/**
 * 逐笔代发: the statement has a line for each payee, under the serial number that the bank's
 * return gave for the payment, of the same amount to the fen. One match for each batch and day.
 *
 * It runs first, on what `lineUp` put beside each other, because it takes nearly everything: what
 * it leaves is all that the other passes have to look at.
 */
export async function matchBySerial(tx: Tx, { districtCode, month }: MonthScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with batch as materialized (
      select batch_id, executed_on, count, new_id() as match_id
      from (
        select batch_id, executed_on, count(*) as count from lined_up where is_pair
        group by batch_id, executed_on) paid),
    member as (
      insert into matched_bank_line (district_code, statement_line_id, match_id, month, bank_fen,
        batch_id, line_no)
      select ${districtCode}, line_id, match_id, ${month}, -debit_fen, batch_id, line_no
      from lined_up join batch using (batch_id, executed_on)
      where is_pair),
    match as (
      insert into reconciliation_match (district_code, id, month, pass)
      select ${districtCode}, match_id, ${month}, 'serial' from batch)
    select coalesce(sum(count), 0)::int as count from batch`.execute(tx)
  return rows[0]?.count ?? 0
}
