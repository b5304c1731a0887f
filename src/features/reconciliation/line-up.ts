import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { MonthScope } from './scope.ts'

/** A row of `lined_up` that is a match: its serial number is on one line and one payment. */
export const isPair = sql<boolean>`
  (lined_up.line_id is not null and lined_up.batch_id is not null
    and lined_up.debit_fen = lined_up.amount_fen)`

/**
 * 逐笔代发: puts lines and payments of the scope's own days that are in no match yet beside each
 * other by the bank's serial number, in the temporary table `lined_up`; where one says nothing or
 * its pass is left out, the other side is null. Once for all, because a month may have a million.
 */
export async function lineUp(tx: Tx, scope: MonthScope): Promise<void> {
  await sql`drop table if exists lined_up`.execute(tx)
  // Merged, they would come in the order of the serial numbers' text, which no key follows.
  await sql`set local enable_mergejoin = off`.execute(tx)
  await sql`
    create temporary table lined_up on commit drop as
    select line_id, debit_fen, batch_id, line_no, amount_fen, executed_on
    from (${linesOf(scope)}) line full join (${paymentsOf(scope)}) result using (serial)
  `.execute(tx)
  await sql`set local enable_mergejoin = on`.execute(tx)
  await sql`analyze lined_up`.execute(tx)
  if (await someTwice(tx, scope)) await partTwice(tx)
  await leaveKnownOut(tx, scope)
}

function linesOf({ districtCode, from, until, parameters }: MonthScope): RawBuilder<unknown> {
  const { accounts, passes: usual } = parameters
  const others = Object.entries(accounts).flatMap(([account, { passes }]) =>
    passes === undefined || passes.includes('serial') === usual.includes('serial') ? [] : [account],
  )
  const isOther = sql`fund_account_id = any (${others}::uuid[])`
  return sql`
    select id as line_id, debit_fen, case when debit_fen > 0
      and ${isOther} <> ${usual.includes('serial')}::boolean then serial end as serial
    from bank_statement_line
    where district_code = ${districtCode} and booked_on between ${from}::date and ${until}::date`
}

function paymentsOf({ districtCode, from, until }: MonthScope): RawBuilder<unknown> {
  return sql`
    select batch_id, line_no, amount_fen, executed_on, nullif(bank_serial, '') as serial
    from payment_result
    where district_code = ${districtCode} and outcome = 'settled'
      and executed_on between ${from}::date and ${until}::date`
}

/** Whether a line or a payment stands there more than once: then there are more rows than of them. */
async function someTwice(tx: Tx, scope: MonthScope): Promise<boolean> {
  const { rows } = await sql<{ isSo: boolean }>`
    select count(line_id) <> (select count(*) from (${linesOf(scope)}) line)
      or count(batch_id) <> (select count(*) from (${paymentsOf(scope)}) payment) as "isSo"
    from lined_up`.execute(tx)
  return rows[0]?.isSo ?? false
}

/** Serial numbers that two payments or two accounts have tell nothing. */
async function partTwice(tx: Tx): Promise<void> {
  await sql`
    with line as (
      select line_id from lined_up where line_id is not null group by line_id having count(*) > 1),
    payment as (
      select batch_id, line_no from lined_up where batch_id is not null
      group by batch_id, line_no having count(*) > 1),
    parted as (
      delete from lined_up
      where line_id in (select line_id from line)
        or (batch_id, line_no) in (select batch_id, line_no from payment)
      returning *)
    insert into lined_up
    select distinct line_id, debit_fen, null::uuid, null::int, null::bigint, null::date from parted
      where line_id is not null
    union all
    select distinct null::uuid, null::bigint, batch_id, line_no, amount_fen, executed_on from parted
      where batch_id is not null`.execute(tx)
}

/** What people have matched, or earlier months. */
async function leaveKnownOut(tx: Tx, { districtCode, from }: MonthScope): Promise<void> {
  const known = sql`
    select statement_line_id, batch_id, line_no from matched_bank_line
    where district_code = ${districtCode} and month >= left(${from}, 7)`
  await sql`
    with known as materialized (${known}),
    gone as (
      delete from lined_up
      where line_id in (select statement_line_id from known)
        or (batch_id, line_no) in (select batch_id, line_no from known)
      returning *)
    insert into lined_up
    select line_id, debit_fen, null, null, null, null from gone
    where batch_id is not null and line_id is not null
      and line_id not in (select statement_line_id from known)
    union all
    select null, null, batch_id, line_no, amount_fen, executed_on from gone
    where batch_id is not null and line_id is not null
      and (batch_id, line_no) not in (select batch_id, line_no from known
        where batch_id is not null)`.execute(tx)
}
