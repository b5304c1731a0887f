import { sql } from 'kysely'
import { isInWindow, type Matcher, onlyUnambiguous } from './matcher.ts'

/** Neither reference nor a payee in the books: amount and side agree to the fen, the days are close. */
export const amountDate: Matcher = {
  code: 'amount-date',
  name: '按金额和日期',
  find: ({ lines }) =>
    onlyUnambiguous(sql`
      select line.no as line, item.no as item, true as is_exact
      from ${lines} line
      join open_item item on item.entry_fen = line.line_fen
      where btrim(line.remark) = '' and ${isInWindow}
        and ((item.party_id is null and item.name_key = '')
          or (line.party_id is null and line.name_key = ''))`),
}
