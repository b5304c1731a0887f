import { type RawBuilder, sql } from 'kysely'
import type { MonthScope } from '../scope.ts'
import { type Matcher, mentions, onlyDisjoint } from './matcher.ts'

/** So long after it was paid, money can come back. */
const daysToReturn = 31

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

/**
 * What the bank booked by mistake and took back itself, in its own words; and, where it lists each
 * payee, a payment that the books know as returned: out and in again, it is in the books with nothing.
 */
export const bankReversal: Matcher = {
  code: 'bank-reversal',
  name: '银行冲正或退汇',
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
          and ${mentions('reversal', scope.parameters.reversalWords)}
        union
        ${returnedPayments(lines, scope)}`,
      'line',
      'line',
    ),
}

/** As many lines out and in again to an account as payments to it came back: `(one, many)`. */
function returnedPayments(
  lines: RawBuilder<unknown>,
  { districtCode, paysByLine }: MonthScope,
): RawBuilder<unknown> {
  return sql`
    select paid[1] as one, paid[2:] || back as many
    from (
      select line.party_id, -line.line_fen as fen, array_agg(distinct line.no) as paid,
        array_agg(distinct back.no) as back, min(line.booked_on - line.window_days) as from_on,
        max(back.booked_on + line.window_days) as until_on
      from ${lines} line
      join open_line back on back.line_fen = -line.line_fen
        and back.fund_account_id = line.fund_account_id
        and (back.party_id = line.party_id
          or (line.name_key <> '' and back.name_key = line.name_key))
        and back.booked_on between line.booked_on and line.booked_on + ${daysToReturn}::int
      where ${paysByLine}::boolean and line.line_fen < 0 and line.party_id is not null
      group by line.fund_account_id, line.party_id, line.line_fen) came_back
    where cardinality(paid) = cardinality(back) and cardinality(paid) = (
      select count(*)
      from (
        select batch_id, line_no from payment known
        where known.district_code = ${districtCode} and known.account_id = party_id
        offset 0) payment
      cross join lateral (
        select outcome, amount_fen, executed_on from payment_result known
        where known.district_code = ${districtCode} and known.batch_id = payment.batch_id
          and known.line_no = payment.line_no offset 0) result
      where outcome = 'returned' and amount_fen = fen and executed_on between from_on and until_on)`
}
