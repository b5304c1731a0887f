import { sql } from 'kysely'
import { firstDayOf, lastDayOf } from '../../kernel/month.ts'
import type { Db } from '../../platform/db/database.ts'
import { exceptionFen } from './exceptions/queries.ts'
import { waitingStates } from './scope.ts'

export interface ThreeSides {
  categoryCode: string
  townshipCode: string
  approved: bigint
  ledger: bigint
  bank: bigint
  returned: bigint
  difference: bigint
}

/**
 * A month's rosters by category and township: what was approved, what the ledger paid out, what
 * the bank credited. The difference is approved − returned − credited.
 */
export async function threeSidesOf(
  db: Db,
  districtCode: string,
  month: string,
): Promise<ThreeSides[]> {
  const { rows } = await sql<ThreeSides>`
    with roster as (
      select batch.category_code, batch.township_code, sum(payment.amount_fen) as approved,
        coalesce(sum(result.amount_fen) filter (where outcome = 'settled'), 0) as bank,
        coalesce(sum(result.amount_fen) filter (where outcome = 'returned'), 0) as returned
      from payment_batch batch
      join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
      left join payment_result result on result.district_code = payment.district_code
        and result.batch_id = payment.batch_id and result.line_no = payment.line_no
      where batch.district_code = ${districtCode} and batch.month = ${month}
      group by batch.category_code, batch.township_code),
    ledger as (
      select batch.category_code, batch.township_code, sum(transfer.amount_fen) as ledger
      from transfer
      join payment_batch batch on batch.district_code = transfer.district_code
        and batch.id = transfer.payment_batch_id
      where transfer.district_code = ${districtCode} and batch.month = ${month}
        and transfer.kind in ('pay', 'reissue')
      group by batch.category_code, batch.township_code)
    select category_code as "categoryCode", township_code as "townshipCode",
      approved::bigint, coalesce(ledger, 0)::bigint as ledger, bank::bigint, returned::bigint,
      (approved - returned - bank)::bigint as difference
    from roster
    left join ledger using (category_code, township_code)
    order by category_code, township_code`.execute(db)
  return rows
}

export interface MonthEnd {
  isReconciled: boolean
  statementLines: number
  matchedLines: number
  openLines: number
}

/** How far a month is: the lines of its statement, and how many of them are matched. */
export async function monthEndOf(db: Db, districtCode: string, month: string): Promise<MonthEnd> {
  const { rows } = await sql<MonthEnd>`
    select exists (select 1 from reconciliation_month
        where district_code = ${districtCode} and month = ${month}) as "isReconciled",
      count(*)::int as "statementLines",
      count(matched.match_id)::int as "matchedLines",
      count(*) filter (where matched.match_id is null)::int as "openLines"
    from bank_statement_line line
    left join matched_bank_line matched on matched.district_code = line.district_code
      and matched.month >= ${month} and matched.statement_line_id = line.id
    where line.district_code = ${districtCode}
      and line.booked_on between ${firstDayOf(month)} and ${lastDayOf(month)}`.execute(db)
  return rows[0] ?? { isReconciled: false, statementLines: 0, matchedLines: 0, openLines: 0 }
}

/** What the month's runs and people matched, by pass. */
export async function matchesByPass(db: Db, districtCode: string, month: string) {
  const { rows } = await sql<{ pass: string; matches: number }>`
    select pass, count(*)::int as matches from reconciliation_match
    where district_code = ${districtCode} and month = ${month}
    group by pass order by pass`.execute(db)
  return rows
}

/** What waits up to the end of a month, by kind. */
export async function exceptionCounts(db: Db, districtCode: string, month: string) {
  const { rows } = await sql<{ kind: string; count: number; amount: bigint }>`
    select kind, count(*)::int as count,
      sum(${exceptionFen})::bigint as amount
    from reconciliation_exception
    where district_code = ${districtCode} and month <= ${month}
      and state in ${waitingStates}
    group by kind order by kind`.execute(db)
  return rows
}
