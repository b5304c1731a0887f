import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { ComparedLine } from './schemas.ts'
import { explainFinance, type FinanceReason } from './words.ts'

interface Row {
  month: string
  documentNumber: string
  categoryCode: string
  categoryName: string
  financeAmount: bigint
  bookAmount: bigint
  reason: FinanceReason
  other: string | null
}

/**
 * The finance bureau's table of a month against what the books allocated, line by line, with what
 * explains a difference; what differs comes first. Empty while the month has no table.
 */
export async function financeComparisonOf(
  db: Db | Tx,
  districtCode: string,
  month: string,
): Promise<ComparedLine[]> {
  const { rows } = await compared(districtCode, month).execute(db)
  return rows.map(({ reason, other, ...line }) => ({
    ...line,
    difference: line.financeAmount - line.bookAmount,
    reason,
    explanation: explainFinance(reason, other),
  }))
}

/** The latest table of every month. */
const tables = (districtCode: string) => sql`
  select line.month, document_number, category_code, amount_fen
  from finance_table_line line
  join (select distinct on (month) month, import_id from finance_table_line
      where district_code = ${districtCode} order by month, import_id desc) latest
    on latest.month = line.month and latest.import_id = line.import_id
  where district_code = ${districtCode}`

/** What came onto the accounts of allocated money, less what an adjustment took off again. */
const allocations = (districtCode: string) => sql`
  select to_char(transfer.effective_on, 'YYYY-MM') as month, document_number, side.category_code,
    side.township_code, side.fen
  from transfer
  join account giver on giver.district_code = ${districtCode} and giver.id = transfer.from_account_id
  join account taker on taker.district_code = ${districtCode} and taker.id = transfer.to_account_id
  cross join lateral (values
    (taker.stage, taker.appropriation_id, taker.category_code, taker.township_code,
      transfer.amount_fen),
    (giver.stage, giver.appropriation_id, giver.category_code, giver.township_code,
      -transfer.amount_fen)) side (stage, appropriation_id, category_code, township_code, fen)
  join appropriation on appropriation.district_code = ${districtCode}
    and appropriation.id = side.appropriation_id
  where transfer.district_code = ${districtCode} and transfer.kind in ('allocate', 'adjust')
    and side.stage = 'allocated'`

function compared(districtCode: string, month: string): RawBuilder<Row> {
  return sql<Row>`
    with finance as materialized (${tables(districtCode)}),
    allocated as materialized (${allocations(districtCode)}),
    book as (
      select month, document_number, category_code, sum(fen) as fen
      from allocated group by month, document_number, category_code having sum(fen) <> 0),
    line as materialized (
      select month, document_number, category_code, coalesce(finance.amount_fen, 0) as finance_fen,
        coalesce(book.fen, 0)::bigint as book_fen,
        coalesce(finance.amount_fen, 0) - coalesce(book.fen, 0)::bigint as difference_fen
      from finance full join book using (month, document_number, category_code)),
    differing as materialized (select * from line where difference_fen <> 0),
    asked as (
      select * from line
      where month = ${month} and exists (select 1 from finance where month = ${month}))
    select asked.month, asked.document_number as "documentNumber",
      asked.category_code as "categoryCode", category.name as "categoryName",
      finance_fen as "financeAmount", book_fen as "bookAmount",
      case when difference_fen = 0 then 'agrees' when not is_known then 'document_unknown'
        when in_month is not null then 'other_month'
        when in_category is not null then 'other_category'
        when in_document is not null then 'other_document'
        when in_township is not null then 'one_allocation' else 'unexplained' end as reason,
      coalesce(in_month, in_category, in_document, in_township) as other
    from asked
    join category on category.district_code = ${districtCode} and category.code = asked.category_code
    cross join lateral (select
      exists (select 1 from appropriation where district_code = ${districtCode}
        and document_number = asked.document_number) as is_known,
      (select min(other.month) from differing other
        where other.document_number = asked.document_number
          and other.category_code = asked.category_code and other.month <> asked.month
          and other.difference_fen = -asked.difference_fen) as in_month,
      (select min(name.name) from differing other
        join category name on name.district_code = ${districtCode}
          and name.code = other.category_code
        where other.document_number = asked.document_number and other.month = asked.month
          and other.difference_fen = -asked.difference_fen) as in_category,
      (select min(other.document_number) from differing other
        where other.category_code = asked.category_code and other.month = asked.month
          and other.difference_fen = -asked.difference_fen) as in_document,
      (select min(township.name) from allocated one
        join township on township.district_code = ${districtCode}
          and township.code = one.township_code
        where one.month = asked.month and one.document_number = asked.document_number
          and one.category_code = asked.category_code
          and one.fen = -asked.difference_fen) as in_township) why
    order by difference_fen = 0, asked.document_number, asked.category_code`
}
