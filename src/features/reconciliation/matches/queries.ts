import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../kernel/cursor.ts'
import type { Db } from '../../../platform/db/database.ts'
import { passNames } from '../matchers/index.ts'
import type { MatchedLine, MatchFilter } from './schemas.ts'

const cursorKey = z.tuple([z.string(), z.uuid()])

/** The bank lines of a month's matches with what they were matched to, the earliest first. */
export async function matchedLinesOf(
  db: Db,
  districtCode: string,
  { month, pass, limit, cursor }: MatchFilter,
): Promise<{ items: MatchedLine[]; nextCursor: string | null }> {
  const [day, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, cursorKey)
  const { rows } = await sql<Omit<MatchedLine, 'passName'>>`
    with page as materialized (
      select line.id, line.serial, line.booked_on, line.counterparty_name, member.match_id,
        member.bank_fen, member.batch_id, member.line_no, match.pass, match.note
      from matched_bank_line member
      join reconciliation_match match on match.district_code = member.district_code
        and match.id = member.match_id
      join bank_statement_line line on line.district_code = member.district_code
        and line.id = member.statement_line_id
      where member.district_code = ${districtCode} and member.month = ${month}
        and (${pass ?? null}::text is null or match.pass = ${pass ?? null})
        and (${day}::date is null or (line.booked_on, line.id) > (${day}::date, ${id}::uuid))
      order by line.booked_on, line.id limit ${limit + 1}),
    books as materialized (
      select match_id, array_agg(entry_key order by entry_key) as entries,
        sum(book_fen)::bigint as book_fen
      from matched_book_entry
      where district_code = ${districtCode} and month = ${month}
        and match_id in (select match_id from page)
      group by match_id)
    select page.id as "lineId", match_id as "matchId", serial, booked_on as "bookedOn",
      bank_fen as "bankAmount", counterparty_name as counterparty, pass, note,
      case when batch.number is null then coalesce(entries, '{}') else array[batch.number || '/' || line_no] end
        as entries,
      case when batch.number is null then coalesce(book_fen, 0) else bank_fen end as "bookAmount"
    from page
    left join payment_batch batch on batch.district_code = ${districtCode} and batch.id = batch_id
    left join books using (match_id)
    order by booked_on, page.id`.execute(db)
  const items = rows.slice(0, limit).map((row) => ({ ...row, passName: passNames[row.pass] ?? '' }))
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last === undefined ? null : encodeCursor([last.bookedOn, last.lineId]),
  }
}
