import { type RawBuilder, sql } from 'kysely'

/** A proposed pair: one statement line, one book entry. */
export interface Pair {
  statement_line_id: string
  entry_key: string
}

/** One pass of the matching: finds pairs among what earlier passes have left. */
export interface Matcher {
  code: string
  /** How a clerk is told what matched. */
  name: string
  pairs(scope: MatchScope): RawBuilder<Pair>
}

export interface MatchScope {
  districtCode: string
  /** Statement lines and entries up to this day are looked at. */
  until: string
}

/** Statement lines without a match, as `(id, side, amount_fen, booked_on, remark)`. */
export function openLines({ districtCode, until }: MatchScope): RawBuilder<unknown> {
  return sql`
    select line.id, case when debit_fen > 0 then 'debit' else 'credit' end as side,
      debit_fen + credit_fen as amount_fen, booked_on, remark
    from bank_statement_line line
    where line.district_code = ${districtCode} and line.booked_on <= ${until}
      and not exists (select 1 from matched_bank_line matched
        where matched.district_code = line.district_code and matched.statement_line_id = line.id)`
}

/** Book entries without a match, with the columns of the view `book_entry`. */
export function openEntries({ districtCode, until }: MatchScope): RawBuilder<unknown> {
  return sql`
    select entry.*
    from book_entry entry
    where entry.district_code = ${districtCode} and entry.booked_on <= ${until}
      and entry.amount_fen > 0
      and not exists (select 1 from matched_book_entry matched
        where matched.district_code = entry.district_code and matched.entry_key = entry.entry_key)`
}

/** Of candidate pairs, those whose two members have no other candidate: never a guess. */
export function onlyUnambiguous(candidates: RawBuilder<Pair>): RawBuilder<Pair> {
  return sql`
    select statement_line_id, entry_key
    from (
      select statement_line_id, entry_key, count(*) over (partition by statement_line_id) as entries,
        count(*) over (partition by entry_key) as lines
      from (${candidates}) candidate) counted
    where entries = 1 and lines = 1`
}
