import { sql } from 'kysely'
import { firstDayOf, lastDayOf } from '../../kernel/month.ts'
import type { Db } from '../../platform/db/database.ts'
import { openEntries, openLines } from './matchers/matcher.ts'

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

export interface ReconciliationException {
  kind: 'in_bank_not_in_books' | 'in_books_not_in_bank' | 'amount_differs'
  /** The bank's serial, or the book entry's reference. */
  reference: string
  side: 'debit' | 'credit'
  amount: bigint
  bookedOn: string
  note: string
}

/** What is still open at the end of a month, from both sides. */
export async function exceptionsOf(
  db: Db,
  districtCode: string,
  month: string,
): Promise<ReconciliationException[]> {
  const scope = { districtCode, until: lastDayOf(month) }
  const { rows } = await sql<ReconciliationException>`
    with line as (
      select open.*, known.serial, known.summary
      from (${openLines(scope)}) open
      join bank_statement_line known on known.district_code = ${districtCode}
        and known.id = open.id),
    entry as (${openEntries(scope)})
    select case when entry.entry_key is null then 'in_bank_not_in_books' else 'amount_differs' end
        as kind,
      line.serial as reference, line.side, line.amount_fen as amount,
      line.booked_on as "bookedOn",
      coalesce('账上 ' || entry.reference || ' 为 ' || (entry.amount_fen / 100.0)::numeric(20, 2)
        || ' 元', line.summary) as note
    from line
    left join entry on entry.reference = btrim(line.remark) and entry.side = line.side
    union all
    select 'in_books_not_in_bank', entry.reference, entry.side, entry.amount_fen, entry.booked_on,
      '银行对账单上没有'
    from entry
    where not exists (select 1 from line
      where entry.reference = btrim(line.remark) and entry.side = line.side)
    order by 5, 2`.execute(db)
  return rows
}

export interface MonthEnd {
  statementBalance: bigint | null
  matchedLines: number
  openLines: number
}

/** The statement's side of a month: its last balance and how many of its lines are matched. */
export async function monthEndOf(db: Db, districtCode: string, month: string): Promise<MonthEnd> {
  const { rows } = await sql<MonthEnd>`
    select (array_agg(line.balance_fen order by line.booked_on desc, line.id desc))[1]
        as "statementBalance",
      count(matched.match_id)::int as "matchedLines",
      count(*) filter (where matched.match_id is null)::int as "openLines"
    from bank_statement_line line
    left join matched_bank_line matched on matched.district_code = line.district_code
      and matched.statement_line_id = line.id
    where line.district_code = ${districtCode}
      and line.booked_on between ${firstDayOf(month)} and ${lastDayOf(month)}`.execute(db)
  return rows[0] ?? { statementBalance: null, matchedLines: 0, openLines: 0 }
}
