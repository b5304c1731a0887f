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
 * tables `left_line` and `left_payment`, is all that the other passes have to look at. Resolves
 * with how many it matched.
 */
export async function matchBySerial(tx: Tx, scope: MonthScope): Promise<number> {
  await sql`drop table if exists left_line, left_payment`.execute(tx)
  await sql`create temporary table left_line (line_id uuid) on commit drop`.execute(tx)
  await sql`
    create temporary table left_payment (batch_id uuid, line_no int, amount_fen bigint,
      executed_on date, bank_serial text) on commit drop`.execute(tx)
  const sides = sidesOf(scope)
  // In the order of the bank's lines, which the keys of what is written follow.
  const count = await hashed(
    tx,
    async () =>
      (await settle(tx, scope, sides)) ?? (await settle(tx, scope, withOwnSerials(sides))),
  )
  await sql`analyze left_line`.execute(tx)
  await sql`analyze left_payment`.execute(tx)
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
      select batch_id, is_pair, new_id() as match_id, count(line_id) as line_count,
        count(line_no) as payment_count, array_agg(line_id) as line_ids,
        array_agg(-debit_fen) as bank_fens, array_agg(line_no) as line_nos,
        array_agg(amount_fen) filter (where not is_pair) as amount_fens,
        array_agg(executed_on) filter (where not is_pair) as days,
        array_agg(serial) filter (where not is_pair) as serials
      from lined_up group by batch_id, is_pair),
    whole as materialized (
      select sum(line_count) = (select count(*) from (${lines}) line)
        and sum(payment_count) = (select count(*) from (${payments}) payment) as is_once
      from side),
    paid as materialized (select * from side where is_pair and (select is_once from whole)),
    rest as materialized (select * from side where not is_pair and (select is_once from whole)),
    batch as (
      insert into matched_batch (district_code, match_id, month, batch_id, line_nos,
        statement_line_ids, bank_fens)
      select ${districtCode}, match_id, ${month}, batch_id, line_nos, line_ids, bank_fens from paid),
    match as (
      insert into reconciliation_match (district_code, id, month, pass)
      select ${districtCode}, match_id, ${month}, 'serial' from paid),
    line as (
      insert into left_line
      select line_id from rest cross join unnest(line_ids) line_id where line_id is not null),
    payment as (
      insert into left_payment
      select batch_id, line_no, amount_fen, executed_on, bank_serial
      from rest cross join unnest(line_nos, amount_fens, days, serials)
        payment (line_no, amount_fen, executed_on, bank_serial)
      where batch_id is not null)
    select is_once as "isOnce", (select coalesce(sum(line_count), 0) from paid)::int as count
    from whole`.execute(tx)
  const [found] = rows
  return found?.isOnce ? found.count : null
}
