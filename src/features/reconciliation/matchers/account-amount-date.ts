import { sql } from 'kysely'
import { isInWindow, isSameAmount, type Matcher, onlyUnambiguous } from './matcher.ts'

/** No reference, but account, side and amount agree and the days are close. */
export const accountAmountDate: Matcher = {
  code: 'account-amount-date',
  name: '按账号、金额和日期',
  find: ({ lines }) =>
    onlyUnambiguous(sql`
      select line.no as line, item.no as item, line.line_fen = item.entry_fen as is_exact
      from ${lines} line
      join open_item item on item.party_id = line.party_id
      where ${isSameAmount} and ${isInWindow} and not line.names_entry`),
}
