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
 * Splits orders over documents, first in first out. Each order takes from one document after the
 * other what that one has on the order's day, and what no earlier order took; orders that name a
 * document are served from it before the others share what is left.
 */
export function draws(districtCode: string, orders: RawBuilder<DrawOrder>): RawBuilder<Draw> {
  return sql`
    -- Each part once, whatever the planner knows of fresh rows.
    with recursive asked as materialized (${orders}),
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
    day as materialized (
      select category_code, township_code, array_agg(distinct drawn_on) as days
      from wanted group by category_code, township_code),
    -- Allocated money by document, with what can be taken of it by the end of each day.
    held as materialized (
      select account.id, account.category_code, account.township_code, account.appropriation_id,
        account.fiscal_year, appropriation.document_number, appropriation.received_on,
        free.taken_on as drawn_on, free.free_fen
      from account
      join appropriation on appropriation.district_code = account.district_code
        and appropriation.id = account.appropriation_id
      join day on day.category_code = account.category_code
        and day.township_code = account.township_code
      cross join lateral free_on_days(account, day.days) free
      where account.district_code = ${districtCode} and account.stage = 'allocated'
        and account.balance_fen > 0),
    named_order as materialized (
      select *, concat_ws('/', category_code, township_code, document_number) as queue
      from wanted where document_number is not null),
    named_money as materialized (
      select *, concat_ws('/', category_code, township_code, document_number) as queue,
        dense_rank() over (partition by category_code, township_code, document_number
          order by appropriation_id, fiscal_year) as turn
      from held),
    named as (${served('named')}),
    taken as materialized (
      select account_id as id, drawn_on, sum(taken_fen) as taken_fen
      from named where taken_fen > 0 group by account_id, drawn_on),
    open_order as materialized (
      select *, concat_ws('/', category_code, township_code) as queue
      from wanted where document_number is null),
    -- What is left by a day is no more than what is left by any later one.
    open_money as materialized (
      select left_over.*, concat_ws('/', category_code, township_code) as queue,
        dense_rank() over (partition by category_code, township_code
          order by received_on, appropriation_id, fiscal_year) as turn,
        min(left_fen) over (partition by id order by drawn_on desc) as free_fen
      from (
        select id, category_code, township_code, appropriation_id, fiscal_year, received_on,
          drawn_on, (free_fen - coalesce(
            sum(taken_fen) over (partition by id order by drawn_on), 0))::bigint as left_fen
        from held left join taken using (id, drawn_on)) left_over),
    opened as (${served('open')})
    select number, row_no, appropriation_id, fiscal_year, taken_fen as amount_fen
    from (select * from named union all select * from opened) drawn
    where taken_fen > 0`
}

/**
 * The orders of a kind, again with each document of their queue in turn: what they take of it, and
 * what they still want. By a day they take of it what is wanted by then, or less: never more by any
 * day than the document has on it.
 */
function served(kind: 'named' | 'open'): RawBuilder<unknown> {
  const [orders, money] = [sql.ref(`${kind}_order`), sql.ref(`${kind}_money`)]
  const itself = sql.ref(kind === 'named' ? 'named' : 'opened')
  return sql`
      select row_no, number, queue, drawn_on, 0::bigint as turn, amount_fen as open_fen,
        null::uuid as account_id, null::uuid as appropriation_id, null::int as fiscal_year,
        0::bigint as taken_fen
      from ${orders}
      union all
      select row_no, number, queue, drawn_on, turn, open_fen - taken_fen, account_id,
        appropriation_id, fiscal_year, taken_fen
      from (
        select *, (open_fen + least(least_fen, 0)
          - least(coalesce(lag(least_fen) over in_turn, 0), 0))::bigint as taken_fen
        from (
          select *, min(spare_fen) over in_turn as least_fen
          from (
            select asking.row_no, asking.number, asking.queue, asking.drawn_on, held.turn,
              asking.open_fen, held.id as account_id, held.appropriation_id, held.fiscal_year,
              held.free_fen - sum(asking.open_fen) over (partition by asking.queue
                order by asking.drawn_on, asking.number) as spare_fen
            from ${itself} asking
            join ${money} held on held.queue = asking.queue and held.turn = asking.turn + 1
              and held.drawn_on = asking.drawn_on) spared
          window in_turn as (partition by queue order by drawn_on, number)) limited
        window in_turn as (partition by queue order by drawn_on, number)) serving`
}

/** Whether a place has allocated money that came after a day; each named as a value or a column. */
export function hasLaterMoney(
  districtCode: string,
  { category, township, day }: Record<'category' | 'township' | 'day', unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from account
    where account.district_code = ${districtCode} and account.stage = 'allocated'
      and account.category_code = ${category} and account.township_code = ${township}
      and account.last_in_on > ${day})`
}

/** Rows of the file that the allocated money does not cover. */
export function shortfall(districtCode: string): Check {
  const isLater = hasLaterMoney(districtCode, {
    category: sql`wanted.category_code`,
    township: sql`wanted.township_code`,
    day: sql`wanted.drawn_on`,
  })
  return sql`
    with wanted as materialized (${stagedOrders(districtCode)}),
    -- Once for all rows, whatever the planner knows of them.
    drawn as materialized (
      select row_no, sum(amount_fen) as amount_fen
      from (${draws(districtCode, stagedOrders(districtCode))}) draw group by row_no)
    select wanted.row_no as row, '金额' as "column",
      (wanted.amount_fen / 100.0)::numeric(20, 2)::text as value,
      case when ${isLater} then wanted.drawn_on || ' ' else '' end || '已分配资金不足,还差 '
        || ((wanted.amount_fen - coalesce(drawn.amount_fen, 0)) / 100.0)::numeric(20, 2)
        || ' 元' as reason
    from wanted
    left join drawn using (row_no)
    where coalesce(drawn.amount_fen, 0) < wanted.amount_fen`
}
