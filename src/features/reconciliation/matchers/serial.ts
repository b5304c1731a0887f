import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { hashed } from '../hashed.ts'
import { type Sides, sidesOf, withOwnSerials } from '../line-up.ts'
import type { MonthScope } from '../scope.ts'

export const serialName = '按银行流水号'

/**
 * 逐笔代发: the statement has a line for each payee, under the serial number that the bank's
 * return gave for the payment, of the same amount to the fen. One match for each batch.
 *
 * It runs first because it takes nearly everything of a million: what it leaves, in the temporary
 * table `left_over`, is all that the other passes have to look at. Resolves with how many it matched.
 */
export async function matchBySerial(tx: Tx, scope: MonthScope): Promise<number> {
  await sql`drop table if exists left_over`.execute(tx)
  await sql`
    create temporary table left_over (line_id uuid, batch_id uuid, line_no int, amount_fen bigint,
      executed_on date, bank_serial text) on commit drop`.execute(tx)
  const sides = sidesOf(scope)
  const count = await hashed(
    tx,
    async () =>
      (await settle(tx, scope, sides)) ?? (await settle(tx, scope, withOwnSerials(sides))),
  )
  await sql`analyze left_over`.execute(tx)
  return count ?? 0
}

/**
 * Puts the sides beside each other once, writes the pairs and keeps the rest. Does nothing, and
 * resolves with null, where a serial number that is there twice brings a line or payment up twice.
 */
async function settle(
  tx: Tx,
  { districtCode, month }: MonthScope,
  { lines, payments }: Sides,
): Promise<number | null> {
  const { rows } = await sql<{ isOnce: boolean; count: number }>`
    with lined_up as (
      select line_id, debit_fen, batch_id, line_no, amount_fen, executed_on, serial,
        coalesce(debit_fen = amount_fen, false) as is_pair
      from (${lines}) line full join (${payments}) payment using (serial)),
    side as materialized (
      select batch_id, new_id() as match_id, array_agg(line_id) filter (where is_pair) as line_ids,
        array_agg(-debit_fen) filter (where is_pair) as bank_fens,
        array_agg(line_no) filter (where is_pair) as line_nos,
        array_agg((line_id, batch_id, line_no, amount_fen, executed_on, serial)::left_over)
          filter (where not is_pair) as rest
      from lined_up group by batch_id),
    rest as materialized (select member.* from side cross join unnest(rest) member),
    whole as materialized (
      select coalesce(sum(cardinality(line_ids)), 0)::int as pairs from side),
    once as materialized (
      select pairs + (select count(line_id) from rest) = (select count(*) from (${lines}) line)
        and pairs + (select count(batch_id) from rest) =
          (select count(*) from (${payments}) payment) as is_once
      from whole),
    paid as materialized (
      select * from side where line_ids is not null and (select is_once from once)),
    batch as (
      insert into matched_batch (district_code, match_id, month, batch_id, line_nos,
        statement_line_ids, bank_fens)
      select ${districtCode}, match_id, ${month}, batch_id, line_nos, line_ids, bank_fens from paid),
    match as (
      insert into reconciliation_match (district_code, id, month, pass)
      select ${districtCode}, match_id, ${month}, 'serial' from paid),
    kept as (insert into left_over select * from rest where (select is_once from once))
    select is_once as "isOnce", pairs as count from whole cross join once`.execute(tx)
  const [found] = rows
  return found?.isOnce ? found.count : null
}
