import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { PassCode } from '../parameters.ts'
import type { MonthScope } from '../scope.ts'

/** Line and item by their numbers in `open_line` and `open_item`; rows of one match_no belong together. */
export interface Found {
  match_no: number
  line: number | null
  item: number | null
}

export interface PassContext {
  tx: Tx
  scope: MonthScope
  /** `open_line`, or those of the accounts for which this pass comes now. */
  lines: RawBuilder<unknown>
  /** Whoever a bounded search had to give up on is noted here. */
  gaveUp: { lines: number[]; items: number[] }
}

/** One pass of the matching: it finds matches among what earlier passes have left. */
export interface Matcher {
  code: PassCode
  /** How a clerk is told what matched. */
  name: string
  /** The same data give the same matches; whoever has two equal candidates gets none. */
  find(context: PassContext): RawBuilder<Found> | Promise<RawBuilder<Found>>
}

/** Both are known to be of somebody else. */
export const isOtherParty = sql<boolean>`
  (coalesce(line.party_id <> item.party_id, false)
    and line.name_key <> '' and item.name_key <> '' and line.name_key <> item.name_key)`

export const isInWindow = sql<boolean>`
  abs(line.booked_on - item.booked_on) <= line.window_days`

/** Within the account's tolerance, and on the same side. */
export const isSameAmount = sql<boolean>`
  (abs(line.line_fen - item.entry_fen) <= line.tolerance_fen
    and sign(line.line_fen) = sign(item.entry_fen))`

/** Whether summary or remark of a line of the bank holds one of the words. */
export function mentions(line: string, words: readonly string[]): RawBuilder<boolean> {
  return sql`exists (select 1 from unnest(${words}::text[]) word
    where strpos(${sql.ref(`${line}.summary`)} || ' ' || ${sql.ref(`${line}.remark`)}, word) > 0)`
}

/**
 * Of candidate pairs `(line, item, is_exact)`, those whose members have no other candidate. Who has
 * one to the fen has no others within the tolerance.
 */
export function onlyUnambiguous(candidates: RawBuilder<unknown>): RawBuilder<Found> {
  return sql`
    select line as match_no, line, item
    from (
      select line, item, count(*) over (partition by line) as items,
        count(*) over (partition by item) as lines
      from (
        select line, item, is_exact, bool_or(is_exact) over (partition by line) as line_has_exact,
          bool_or(is_exact) over (partition by item) as item_has_exact
        from (${candidates}) candidate) known
      where is_exact or not (line_has_exact or item_has_exact)) counted
    where items = 1 and lines = 1`
}

/**
 * Of candidate groups `(one, many)`, a number and a sorted array of numbers, those that share
 * nobody with another group. `one` is a line or an item, `many` are of the other side unless said.
 */
export function onlyDisjoint(
  groups: RawBuilder<unknown>,
  one: 'line' | 'item',
  many: 'line' | 'item' = one === 'line' ? 'item' : 'line',
): RawBuilder<Found> {
  const columns = (side: 'line' | 'item', no: string) =>
    side === 'line'
      ? sql`${sql.ref(no)} as line, null::int as item`
      : sql`null::int as line, ${sql.ref(no)} as item`
  return sql`
    with candidate as (select distinct one, many from (${groups}) grouped),
    member as (
      select one, many, ${one}::text as side, one as no from candidate
      union all
      select one, many, ${many}::text, member from candidate cross join unnest(many) member),
    shared as (
      select one, many, side, no, count(*) over (partition by side, no) as groups from member),
    kept as (select one, many from shared group by one, many having max(groups) = 1)
    select one as match_no, line, item
    from (
      select one, ${columns(one, 'one')} from kept
      union all
      select one, ${columns(many, 'member')} from kept cross join unnest(many) member) found`
}
