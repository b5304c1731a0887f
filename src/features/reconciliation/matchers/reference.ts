import { sql } from 'kysely'
import { type Matcher, onlyUnambiguous, openEntries, openLines } from './matcher.ts'

/** The remark names the book entry, and side and amount agree. */
export const reference: Matcher = {
  code: 'reference',
  name: '按附言中的单号',
  pairs: (scope) =>
    onlyUnambiguous(sql`
      select line.id as statement_line_id, entry.entry_key
      from (${openLines(scope)}) line
      join (${openEntries(scope)}) entry
        on entry.reference = btrim(line.remark) and entry.side = line.side
        and entry.amount_fen = line.amount_fen`),
}
