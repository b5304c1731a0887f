import { sql } from 'kysely'
import { isSameAmount } from '../matchers/matcher.ts'
import type { KindFinder } from './kind.ts'

/** The remark names an entry of the same side, but the amounts differ. */
export const namedAmount: KindFinder = {
  kind: 'amount_differs',
  reason: 'names_the_entry',
  find: () => sql`
    select distinct line.no as line, item.no as item,
      jsonb_build_object('differenceFen', (line.line_fen - item.entry_fen)::text) as facts
    from open_line line
    cross join unnest(line.words) word
    join open_item item on item.reference = word and sign(item.entry_fen) = sign(line.line_fen)
    where not ${isSameAmount}`,
}

/** The line has the serial number of a payment, but another amount. */
export const serialAmount: KindFinder = {
  kind: 'amount_differs',
  reason: 'same_serial',
  find: () => sql`
    select line.no as line, item.no as item,
      jsonb_build_object('differenceFen', (line.line_fen - item.entry_fen)::text) as facts
    from open_line line
    join open_item item on item.bank_serial = line.serial and item.bank_serial <> ''
      and sign(item.entry_fen) = sign(line.line_fen)
    where not ${isSameAmount}`,
}

/** Paid to the same party in the same days, with an amount at most a tenth beside it. */
export const similarAmount: KindFinder = {
  kind: 'amount_differs',
  reason: 'similar_amount',
  find: () => sql`
    select line.no as line, item.no as item,
      jsonb_build_object('differenceFen', (line.line_fen - item.entry_fen)::text) as facts
    from open_line line
    join open_item item on item.party_id = line.party_id
      and sign(item.entry_fen) = sign(line.line_fen)
    where not line.names_entry and abs(line.booked_on - item.booked_on) <= line.window_days
      and not ${isSameAmount}
      and abs(line.line_fen - item.entry_fen) * 10
        <= greatest(abs(line.line_fen), abs(item.entry_fen))`,
}
