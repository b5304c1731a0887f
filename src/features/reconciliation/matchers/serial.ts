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
    with lined_up as materialized (
      select line_id, debit_fen, batch_id, line_no, amount_fen, executed_on, serial,
        coalesce(debit_fen = amount_fen, false) as is_pair
      from (${lines}) line full join (${payments}) payment using (serial)),
    whole as materialized (
      select count(line_id) = (select count(*) from (${lines}) line)
        and count(batch_id) = (select count(*) from (${payments}) payment) as is_once
      from lined_up),
    batch as materialized (
      select batch_id, count, new_id() as match_id
      from (
        select batch_id, count(*) as count from lined_up
        where is_pair and (select is_once from whole)
        group by batch_id) paid),
    member as (
      insert into matched_bank_line (district_code, statement_line_id, match_id, month, bank_fen,
        batch_id, line_no)
      select ${districtCode}, line_id, match_id, ${month}, -debit_fen, batch_id, line_no
      from lined_up join batch using (batch_id)
      where is_pair),
    match as (
      insert into reconciliation_match (district_code, id, month, pass)
      select ${districtCode}, match_id, ${month}, 'serial' from batch),
    line as (
      insert into left_line
      select line_id from lined_up
      where line_id is not null and not is_pair and (select is_once from whole)),
    payment as (
      insert into left_payment
      select batch_id, line_no, amount_fen, executed_on, serial from lined_up
      where batch_id is not null and not is_pair and (select is_once from whole))
    select is_once as "isOnce", (select coalesce(sum(count), 0) from batch)::int as count
    from whole`.execute(tx)
  const [found] = rows
  return found?.isOnce ? found.count : null
}
