import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { keyset } from '../../../platform/db/keyset.ts'
import { passNames } from '../matchers/index.ts'
import type { MatchedLine, MatchFilter } from './schemas.ts'

const lineId = { value: sql`line.id`, type: 'uuid' } as const
const orders = {
  bookedOn: { value: sql`line.booked_on`, type: 'date' },
  pass: { value: sql`match.pass`, type: 'text' },
  amount: { value: sql`member.bank_fen`, type: 'bigint' },
  serial: { value: sql`left(line.serial, 300)`, type: 'text' },
  counterparty: { value: sql`left(line.counterparty_name, 300)`, type: 'text' },
} as const

/** The bank lines of a month's matches with what they were matched to, the earliest first if not asked. */
export async function matchedLinesOf(
  db: Db,
  districtCode: string,
  { month, pass, limit, cursor, sort = 'bookedOn' }: MatchFilter,
): Promise<{ items: MatchedLine[]; nextCursor: string | null }> {
  const { order, after, sortKey, cursorAt } = keyset(orders, sort, { id: lineId, cursor })
  const { rows } = await sql<Omit<MatchedLine, 'passName'> & { sortKey: string }>`
    with page as materialized (
      select line.id, line.serial, line.booked_on, line.counterparty_name, member.match_id,
        member.bank_fen, member.batch_id, member.line_no, match.pass, match.note,
        ${sortKey} as sort_key, row_number() over (order by ${order}) as place
      from matched_bank_line member
      -- Each by its key: of a month matched a moment ago the planner knows nothing yet.
      cross join lateral (
        select pass, note from reconciliation_match known
        where known.district_code = member.district_code and known.id = member.match_id
        offset 0) match
      join bank_statement_line line on line.district_code = member.district_code
        and line.id = member.statement_line_id
      where member.district_code = ${districtCode} and member.month = ${month}
        and (${pass ?? null}::text is null or match.pass = ${pass ?? null})
        and ${after}
      order by ${order} limit ${limit + 1}),
    books as materialized (
      select match_id, array_agg(entry_key order by entry_key) as entries,
        sum(book_fen)::bigint as book_fen
      from matched_book_entry
      where district_code = ${districtCode} and month = ${month}
        and match_id in (select match_id from page)
      group by match_id)
    select page.id as "lineId", sort_key as "sortKey", match_id as "matchId", serial, booked_on as "bookedOn",
      bank_fen as "bankAmount", counterparty_name as counterparty, pass, note,
      case when batch.number is null then coalesce(entries, '{}') else array[batch.number || '/' || line_no] end
        as entries,
      case when batch.number is null then coalesce(book_fen, 0) else bank_fen end as "bookAmount"
    from page
    left join payment_batch batch on batch.district_code = ${districtCode} and batch.id = batch_id
    left join books using (match_id)
    order by place`.execute(db)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ sortKey: _, ...row }) => ({ ...row, passName: passNames[row.pass] ?? '' })),
    nextCursor: last === undefined ? null : cursorAt({ sortKey: last.sortKey, id: last.lineId }),
  }
}
