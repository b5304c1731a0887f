import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { MonthScope } from './scope.ts'

/** What is to be lined up: lines of the bank, and payments of the books. */
interface Sides {
  lines: RawBuilder<unknown>
  payments: RawBuilder<unknown>
}

/**
 * 逐笔代发: puts lines and payments of the scope's own days that are in no match yet beside each
 * other by the bank's serial number, in the temporary table `lined_up`; where one says nothing or
 * its pass is left out, the other side is null. Once for all, because a month may have a million.
 */
export async function lineUp(tx: Tx, scope: MonthScope): Promise<void> {
  const sides = sidesOf(scope)
  if (!(await eachOnce(tx, sides))) await eachOnce(tx, withOwnSerials(sides))
}

/** Whether each line and each payment is there once; not so where a serial number is there twice. */
async function eachOnce(tx: Tx, { lines, payments }: Sides): Promise<boolean> {
  await sql`drop table if exists lined_up`.execute(tx)
  // Hashed, whatever is known of tables that were filled a moment ago: in the order of the bank's
  // lines, which the keys of what is written follow.
  await sql`set local enable_mergejoin = off`.execute(tx)
  await sql`set local enable_nestloop = off`.execute(tx)
  await sql`
    create temporary table lined_up on commit drop as
    select line_id, debit_fen, batch_id, line_no, executed_on,
      coalesce(debit_fen = amount_fen, false) as is_pair
    from (${lines}) line full join (${payments}) payment using (serial)`.execute(tx)
  await sql`set local enable_mergejoin = on`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  // How many there are is all that the next statements' plans need.
  await sql`set local default_statistics_target = 10`.execute(tx)
  await sql`analyze lined_up`.execute(tx)
  await sql`reset default_statistics_target`.execute(tx)
  const { rows } = await sql<{ isSo: boolean }>`
    select count(line_id) = (select count(*) from (${lines}) line)
      and count(batch_id) = (select count(*) from (${payments}) payment) as "isSo"
    from lined_up`.execute(tx)
  return rows[0]?.isSo ?? false
}

/** What people have matched is not among them. */
function sidesOf(scope: MonthScope): Sides {
  const { districtCode, from, until } = scope
  const known = sql`
    select statement_line_id, batch_id, line_no from matched_bank_line
    where district_code = ${districtCode} and month >= left(${from}, 7)`
  return {
    lines: sql`
      select id as line_id, debit_fen, case when debit_fen > 0 and ${isForSerial(scope)}
        then serial end as serial
      from bank_statement_line
      where district_code = ${districtCode} and booked_on between ${from}::date and ${until}::date
        and id not in (select statement_line_id from (${known}) known)`,
    payments: sql`
      select batch_id, line_no, amount_fen, executed_on, nullif(bank_serial, '') as serial
      from payment_result
      where district_code = ${districtCode} and outcome = 'settled'
        and executed_on between ${from}::date and ${until}::date
        and (batch_id, line_no) not in (
          select batch_id, line_no from (${known}) known where batch_id is not null)`,
  }
}

/** Whether the pass is among those of the line's account. */
function isForSerial({ parameters: { accounts, passes: usual } }: MonthScope) {
  const others = Object.entries(accounts).flatMap(([account, { passes }]) =>
    passes === undefined || passes.includes('serial') === usual.includes('serial') ? [] : [account],
  )
  return sql<boolean>`
    (fund_account_id = any (${others}::uuid[])) <> ${usual.includes('serial')}::boolean`
}

/** Serial numbers that two payments or two accounts have tell nothing, so they are left out. */
function withOwnSerials({ lines, payments }: Sides): Sides {
  const own = sql`case when count(*) over (partition by serial) = 1 then serial end as serial`
  return {
    lines: sql`select line_id, debit_fen, ${own} from (${lines}) line`,
    payments: sql`
      select batch_id, line_no, amount_fen, executed_on, ${own} from (${payments}) payment`,
  }
}
