import { sql } from 'kysely'
import { isInWindow, isOtherParty, isSameAmount } from '../matchers/matcher.ts'
import type { KindFinder } from './kind.ts'

/** The remark names an entry of the same amount, but the money went to somebody else. */
export const namedParty: KindFinder = {
  kind: 'name_differs',
  reason: 'names_the_entry',
  find: () => sql`
    select distinct line.no as line, item.no as item,
      jsonb_build_object('nameInBooks', item.name) as facts
    from open_line line
    cross join unnest(line.words) word
    join open_item item on item.reference = word
    where ${isSameAmount} and ${isOtherParty}`,
}

/** Amount and days agree and nobody else fits, but name or account are another. */
export const otherParty: KindFinder = {
  kind: 'name_differs',
  reason: 'same_amount',
  find: () => sql`
    select line.no as line, item.no as item, jsonb_build_object('nameInBooks', item.name) as facts
    from open_line line
    join open_item item on item.entry_fen = line.line_fen and ${isInWindow}
    where not line.names_entry and line.name_key <> '' and item.name_key <> ''
      and line.party_id is distinct from item.party_id`,
}
