import { sql } from 'kysely'
import { lastDayOf } from '../../../kernel/month.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { paymentKeyParts } from '../payment-key.ts'

/** What only one side knew at the end of a month. */
export interface Outstanding {
  side: 'bank' | 'books'
  /** The bank's serial number, or the entry's document, voucher or batch. */
  reference: string
  bookedOn: string
  /** Fen, signed. */
  amount: bigint
  /** Whom the bank names, or what kind of entry it is. */
  about: string
  kind: string
  /** What has been decided about it; what found its counterpart in a later month was carried. */
  state: string
}

/**
 * What waits comes before what was done about the same line or entry under another exception, and
 * what the month knew before what a later one found.
 */
const byState = sql`array_position(array['resolved', 'cleared'], state) nulls first`

/** An entry that was reversed on its own day: cleared everywhere, and yet in no match of any month. */
const isGone = sql`(is_cleared and entry_key not like 'payment:%' and not exists (
  select 1 from matched_book_entry member where member.district_code = exception.district_code
    and member.entry_key = exception.entry_key))`

/** What was settled in a later month waited at the end of this one, whatever came of it. */
const stateThen = sql`case when state not in ('resolved', 'cleared') then state
  when (select to_state from reconciliation_exception_event event
    where event.district_code = exception.district_code and event.exception_id = exception.id
      and to_state not in ('resolved', 'cleared') order by seq desc limit 1) = 'referred'
  then 'referred' else 'carried' end`

/**
 * Whatever was an exception up to the month's end and had found no counterpart by then; a match
 * made for a later month does not count yet.
 */
export async function outstandingOf(
  db: Db | Tx,
  districtCode: string,
  month: string,
): Promise<Outstanding[]> {
  const until = lastDayOf(month)
  const { isPayment, batchNumber, lineNo } = paymentKeyParts(sql.ref('exception.entry_key'))
  const { rows } = await sql<Outstanding>`
    with exception as (
      select *, bool_and(state = 'cleared') over (partition by entry_key) as is_cleared
      from reconciliation_exception where district_code = ${districtCode}),
    line as (
      select distinct on (statement_line_id) exception.*, ${stateThen} as state_then from exception
      where line_on <= ${until}::date and not exists (
        select 1 from match_of_line(${districtCode}, exception.statement_line_id) match
        where match.month <= ${month})
      order by statement_line_id, month > ${month}, ${byState}, month desc),
    entry as (
      select distinct on (entry_key) exception.*, ${stateThen} as state_then from exception
      where entry_on <= ${until}::date and not ${isGone} and not exists (
        select 1 from matched_book_entry member where member.district_code = ${districtCode}
          and member.entry_key = exception.entry_key and member.month <= ${month})
        and not exists (
          select 1 from payment_batch batch
          cross join lateral (
            select from matched_bank_line member where member.district_code = ${districtCode}
              and member.batch_id = batch.id and member.month <= ${month}
              and member.line_no::text = ${lineNo} offset 0) member
          where ${isPayment} and batch.district_code = ${districtCode}
            and batch.number = ${batchNumber})
      order by entry_key, month > ${month}, ${byState}, month desc)
    select 'bank' as side, known.serial as reference, known.booked_on as "bookedOn",
      line.line_fen as amount, concat_ws(' ', known.counterparty_name, known.summary) as about,
      kind, state_then as state
    from line
    join bank_statement_line known on known.district_code = ${districtCode}
      and known.id = line.statement_line_id
    union all
    select 'books', regexp_replace(entry_key, '^[^:]*:(.*?)(:[0-9-]{10})?$', '\\1'), entry_on,
      entry_fen, split_part(entry_key, ':', 1), kind, state_then
    from entry
    order by 1, 3, 2, 4, 5`.execute(db)
  return rows
}
