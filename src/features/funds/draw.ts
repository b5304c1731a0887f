import { type RawBuilder, sql } from 'kysely'
import type { Check } from '../imports/index.ts'

/** An order to draw on allocated money; without a document number, oldest money first. */
export interface DrawOrder {
  row_no: number
  number: string
  category_code: string
  township_code: string
  amount_fen: bigint
  document_number: string | null
  drawn_on: string
}

/** One piece of an order: so much from one document's allocated money. */
export interface Draw {
  number: string
  row_no: number
  appropriation_id: string
  fiscal_year: number
  amount_fen: bigint
}

/** The orders of the file that is being imported. */
export function stagedOrders(districtCode: string): RawBuilder<DrawOrder> {
  return sql`
    select staged.row_no, staged.number, category.code as category_code, staged.township_code,
      staged.amount as amount_fen, staged.document_number, staged.disbursed_on as drawn_on
    from staged
    join category on category.district_code = ${districtCode} and category.name = staged.category`
}

/**
 * Splits orders over documents, first in first out. Orders and money are both laid end to end as
 * intervals of fen; where two overlap, that order takes that money. Orders that name a document
 * are served from it before the others share what is left.
 */
export function draws(districtCode: string, orders: RawBuilder<DrawOrder>): RawBuilder<Draw> {
  return sql`
    -- Each part once, whatever the planner knows of fresh rows.
    with asked as materialized (${orders}),
    -- An amendment's money is kept under the document that it amends.
    wanted as materialized (
      select asked.row_no, asked.number, asked.category_code, asked.township_code,
        asked.amount_fen, asked.drawn_on, coalesce((
          select document.document_number
          from appropriation named
          join appropriation document on document.district_code = named.district_code
            and document.id = named.amends_id
          where named.district_code = ${districtCode}
            and named.document_number = asked.document_number
          limit 1), asked.document_number) as document_number
      from asked),
    -- Allocated money by document, oldest receipt first.
    money as materialized (
      select account.category_code, account.township_code, account.appropriation_id,
        account.fiscal_year, account.balance_fen, appropriation.document_number,
        appropriation.received_on
      from account
      join appropriation on appropriation.district_code = account.district_code
        and appropriation.id = account.appropriation_id
      where account.district_code = ${districtCode} and account.stage = 'allocated'
        and account.balance_fen > 0 and (account.category_code, account.township_code) in (
          select category_code, township_code from wanted)),
    named_order as materialized (
      select *, sum(amount_fen) over document - amount_fen as starts,
        sum(amount_fen) over document as ends
      from wanted where document_number is not null
      window document as (partition by category_code, township_code, document_number
        order by drawn_on, number)),
    named_money as materialized (
      select *, sum(balance_fen) over document - balance_fen as starts,
        sum(balance_fen) over document as ends
      from money
      window document as (partition by category_code, township_code, document_number
        order by appropriation_id, fiscal_year)),
    named as materialized (
      select ordered.number, ordered.row_no, ordered.category_code, ordered.township_code,
        held.appropriation_id, held.fiscal_year,
        least(ordered.ends, held.ends) - greatest(ordered.starts, held.starts) as amount_fen
      from named_order ordered
      join named_money held using (category_code, township_code, document_number)
      where ordered.starts < held.ends and held.starts < ordered.ends),
    taken as materialized (
      select category_code, township_code, appropriation_id, fiscal_year,
        sum(amount_fen) as taken_fen
      from named group by category_code, township_code, appropriation_id, fiscal_year),
    left_over as materialized (
      select money.*, balance_fen - coalesce(taken_fen, 0) as free_fen
      from money
      left join taken using (category_code, township_code, appropriation_id, fiscal_year)),
    open_order as materialized (
      select *, sum(amount_fen) over place - amount_fen as starts,
        sum(amount_fen) over place as ends
      from wanted where document_number is null
      window place as (partition by category_code, township_code order by drawn_on, number)),
    open_money as materialized (
      select *, sum(free_fen) over place - free_fen as starts, sum(free_fen) over place as ends
      from left_over where free_fen > 0
      window place as (partition by category_code, township_code
        order by received_on, appropriation_id, fiscal_year))
    select number, row_no, appropriation_id, fiscal_year, amount_fen::bigint from named
    union all
    select ordered.number, ordered.row_no, held.appropriation_id, held.fiscal_year,
      (least(ordered.ends, held.ends) - greatest(ordered.starts, held.starts))::bigint
    from open_order ordered
    join open_money held using (category_code, township_code)
    where ordered.starts < held.ends and held.starts < ordered.ends`
}

/** Rows of the file that the allocated money does not cover. */
export function shortfall(districtCode: string): Check {
  return sql`
    with wanted as materialized (${stagedOrders(districtCode)}),
    -- Once for all rows, whatever the planner knows of them.
    drawn as materialized (
      select row_no, sum(amount_fen) as amount_fen
      from (${draws(districtCode, stagedOrders(districtCode))}) draw group by row_no)
    select wanted.row_no as row, '金额' as "column",
      (wanted.amount_fen / 100.0)::numeric(20, 2)::text as value,
      '已分配资金不足,还差 '
        || ((wanted.amount_fen - coalesce(drawn.amount_fen, 0)) / 100.0)::numeric(20, 2)
        || ' 元' as reason
    from wanted
    left join drawn using (row_no)
    where coalesce(drawn.amount_fen, 0) < wanted.amount_fen`
}
