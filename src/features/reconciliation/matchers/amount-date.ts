import { sql } from 'kysely'
import { type Matcher, onlyUnambiguous, openEntries, openLines } from './matcher.ts'

/** Banks book up to three days after the bureau, weekends apart. */
const windowDays = 3

/** No reference in the remark, but amount and side agree and the days are close. */
export const amountDate: Matcher = {
  code: 'amount-date',
  name: `按金额和 ${windowDays} 天内的日期`,
  pairs: (scope) =>
    onlyUnambiguous(sql`
      select line.id as statement_line_id, entry.entry_key
      from (${openLines(scope)}) line
      join (${openEntries(scope)}) entry
        on entry.side = line.side and entry.amount_fen = line.amount_fen
        and line.booked_on between entry.booked_on and entry.booked_on + ${windowDays}::int
      where btrim(line.remark) = ''`),
}
