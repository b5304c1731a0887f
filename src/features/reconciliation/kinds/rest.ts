import { type RawBuilder, sql } from 'kysely'
import { isInWindow, isOtherParty, isSameAmount } from '../matchers/matcher.ts'
import { type KindFinder, noFacts } from './kind.ts'

/** Pairs that would have been matched, had there not been another that fits as well. */
const candidates = sql`
  select line.no as line, item.no as item
  from open_line line
  cross join unnest(line.words) word
  join open_item item on item.reference = word
  where ${isSameAmount} and not ${isOtherParty}
  union
  select line.no, item.no
  from open_line line join open_item item on item.party_id = line.party_id
  where ${isSameAmount} and ${isInWindow} and not line.names_entry
  union
  select line.no, item.no
  from open_line line join open_item item on item.name_key = line.name_key
  where line.name_key <> '' and (line.party_id is null or item.party_id is null)
    and ${isSameAmount} and ${isInWindow} and not line.names_entry
  union
  select line.no, item.no
  from open_line line join open_item item on item.entry_fen = line.line_fen
  where btrim(line.remark) = '' and ${isInWindow}
    and ((item.party_id is null and item.name_key = '')
      or (line.party_id is null and line.name_key = ''))`

function undecided(side: 'line' | 'item'): RawBuilder<unknown> {
  const [one, other] = side === 'line' ? ['line', 'item'] : ['item', 'line']
  const column = sql.ref(one)
  return sql`
    select ${side === 'line' ? column : sql`null::int`} as line,
      ${side === 'item' ? column : sql`null::int`} as item,
      jsonb_build_object('candidates', count(distinct ${sql.ref(other)})) as facts
    from (${candidates}) candidate
    group by ${column}`
}

/** 重复支付: several lines of one day name the same entry with its amount. */
export const namedTogether: KindFinder = {
  kind: 'paid_twice',
  reason: 'equal_candidates',
  find: () => sql`
    select line, null::int as item, jsonb_build_object('candidates', max(lines)) as facts
    from (
      select line.no as line, count(*) over (partition by item.no) as lines
      from open_line line
      cross join lateral (select distinct unnest(line.words) as word) said
      join open_item item on item.reference = word
      where line.line_fen < 0 and ${isSameAmount} and not ${isOtherParty}) named
    where lines > 1
    group by line`,
}

export const candidateLines: KindFinder = {
  kind: 'in_bank_not_in_books',
  reason: 'equal_candidates',
  find: () => undecided('line'),
}

export const candidateItems: KindFinder = {
  kind: 'in_books_not_at_bank',
  reason: 'equal_candidates',
  find: () => undecided('item'),
}

export const restOfLines: KindFinder = {
  kind: 'in_bank_not_in_books',
  reason: 'no_counterpart',
  find: () => sql`select no as line, null::int as item, ${noFacts} as facts from open_line`,
}

export const restOfItems: KindFinder = {
  kind: 'in_books_not_at_bank',
  reason: 'no_counterpart',
  find: () => sql`select null::int as line, no as item, ${noFacts} as facts from open_item`,
}
