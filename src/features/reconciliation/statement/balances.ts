import { sql } from 'kysely'
import { addMonths, firstDayOf, lastDayOf } from '../../../kernel/month.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { bookEntries, bookPayments } from '../book-entries.ts'
import type { ReconciliationParameters } from '../parameters.ts'

export interface Balances {
  /** By the statements, and by each account's last line. */
  bankBalance: bigint
  accounts: { account: string; balance: bigint }[]
  /** By the journal: what was there before, and all entries since. */
  bookBalance: bigint
  /** What matches within the tolerance leave between the two: bank less books. */
  toleratedDifference: bigint
}

interface MonthEnd {
  districtCode: string
  month: string
  parameters: ReconciliationParameters
}

export async function balancesOf(db: Db | Tx, end: MonthEnd): Promise<Balances> {
  const accounts = await accountBalances(db, end)
  const { bookBalance, toleratedDifference } = await bookSide(db, end)
  const bankBalance = accounts.reduce((total, { balance }) => total + balance, 0n)
  return { bankBalance, accounts, bookBalance, toleratedDifference }
}

/**
 * The balance after the last line of each account: of the lines of its last day the one on which no
 * other builds. An account whose lines begin later had until then what was there before its first
 * line: the one of its first day that builds on no other. Where that leaves a choice, the latest, or
 * earliest, by time and serial number. An account that begins with nothing is left out before.
 */
async function accountBalances(db: Db | Tx, { districtCode, month }: MonthEnd) {
  const { rows } = await sql<{ account: string; balance: bigint }>`
    with fund as materialized (
      select fund_account_id, min(booked_on) as first_on,
        max(booked_on) filter (where booked_on <= ${lastDayOf(month)}::date) as last_on
      from bank_statement_line
      where district_code = ${districtCode}
      group by fund_account_id),
    line as materialized (
      select line.fund_account_id, last_on is not null as has_begun, booked_time, serial,
        balance_fen as after_fen, balance_fen - credit_fen + debit_fen as before_fen
      from bank_statement_line line
      join fund on fund.fund_account_id = line.fund_account_id
        and line.booked_on = coalesce(last_on, first_on)
      where line.district_code = ${districtCode}),
    known as (
      select distinct on (fund_account_id) fund_account_id, after_fen as balance from line
      where has_begun
      order by fund_account_id, exists (select 1 from line next
          where next.fund_account_id = line.fund_account_id and next.serial <> line.serial
            and next.before_fen = line.after_fen),
        booked_time desc, serial desc),
    to_come as (
      select distinct on (fund_account_id) fund_account_id, before_fen as balance from line
      where not has_begun
      order by fund_account_id, exists (select 1 from line before
          where before.fund_account_id = line.fund_account_id and before.serial <> line.serial
            and before.after_fen = line.before_fen),
        booked_time, serial)
    select account.number_masked as account, balance
    from (select * from known union all select * from to_come where balance <> 0) one
    join bank_account account on account.district_code = ${districtCode}
      and account.id = one.fund_account_id
    order by account.number_masked, account.id`.execute(db)
  return rows
}

/** From the last frozen statement on, so that a month costs what the month holds. */
async function bookSide(db: Db | Tx, { districtCode, month, parameters }: MonthEnd) {
  const frozen = await sql<{ month: string; bookFen: bigint; tolerated: string }>`
    select month, book_fen as "bookFen", content ->> 'toleratedDifference' as tolerated
    from reconciliation_statement
    where district_code = ${districtCode} and month < ${month}
      and month in (select month from closed_month where district_code = ${districtCode})
    order by month desc, seq desc limit 1`.execute(db)
  const base = frozen.rows[0]
  const from = base === undefined ? '0001-01-01' : firstDayOf(addMonths(base.month, 1))
  const { paysByLine } = parameters
  const until = lastDayOf(month)
  const scope = { districtCode, month, from, until, carriedDays: [], paysByLine, parameters }
  const { rows } = await sql<{ moved: bigint; tolerated: bigint }>`
    select
      (coalesce((select sum(entry_fen) from (${bookEntries(scope)}) entry), 0)
        + case when ${paysByLine}::boolean
          then coalesce((select sum(entry_fen) from (${bookPayments(scope)}) entry), 0)
          else 0 end)::bigint as moved,
      (select coalesce(sum(difference_fen), 0) from reconciliation_match
        where district_code = ${districtCode} and month between left(${from}, 7) and ${month}
      )::bigint as tolerated`.execute(db)
  const { moved = 0n, tolerated = 0n } = rows[0] ?? {}
  return {
    bookBalance: (base?.bookFen ?? BigInt(parameters.openingFen)) + moved,
    toleratedDifference: BigInt(base?.tolerated ?? 0) + tolerated,
  }
}
