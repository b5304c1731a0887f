import { sql } from 'kysely'
import { isInWindow, isSameAmount, type Matcher, onlyUnambiguous } from './matcher.ts'

/** One side has no account number, but the names agree as they are compared: see `nameKey`. */
export const nameAmountDate: Matcher = {
  code: 'name-amount-date',
  name: '按户名、金额和日期',
  find: ({ lines }) =>
    onlyUnambiguous(sql`
      select line.no as line, item.no as item, line.line_fen = item.entry_fen as is_exact
      from ${lines} line
      join open_item item on item.name_key = line.name_key
      where line.name_key <> '' and (line.party_id is null or item.party_id is null)
        and ${isSameAmount} and ${isInWindow} and not line.names_entry`),
}
