import { sql } from 'kysely'
import { type Matcher, mentions, onlyDisjoint } from './matcher.ts'

/** An entry and its reversal, neither of which the bank has seen: together they are nothing. */
export const bookReversal: Matcher = {
  code: 'book-reversal',
  name: '账上冲正',
  find: () =>
    onlyDisjoint(
      sql`
        select entry.no as one, array[reversal.no] as many
        from open_item entry
        join open_item reversal on reversal.reference = entry.reference
          and reversal.kind = entry.kind and reversal.entry_fen = -entry.entry_fen
        where reversal.booked_on > entry.booked_on`,
      'item',
      'item',
    ),
}

/** What the bank booked by mistake and took back itself, in its own words. */
export const bankReversal: Matcher = {
  code: 'bank-reversal',
  name: '银行冲正',
  find: ({ lines, scope }) =>
    onlyDisjoint(
      sql`
        select line.no as one, array[reversal.no] as many
        from ${lines} line
        join open_line reversal on reversal.line_fen = -line.line_fen
          and reversal.fund_account_id = line.fund_account_id
          and (reversal.party_id = line.party_id
            or (line.name_key <> '' and reversal.name_key = line.name_key))
        where reversal.booked_on between line.booked_on and line.booked_on + line.window_days
          and ${mentions('reversal', scope.parameters.reversalWords)}`,
      'line',
      'line',
    ),
}
