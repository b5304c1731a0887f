import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../../kernel/month.ts'
import type { Scope } from '../rule.ts'

/**
 * The lines that count as paid, for months up to that of `asOf`: all but those the bank had sent
 * back by then, and those that were stopped before they were sent. A line without an answer of
 * the bank counts, because its money is on the way; a re-issue counts when its first line no longer
 * does, with the note of that. They may be looked for among fewer than all.
 */
export function paidLines(
  { districtCode, asOf }: Scope,
  payments: RawBuilder<unknown> = sql`payment`,
): RawBuilder<unknown> {
  return sql`
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, ${noteOf(districtCode)} as note,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, batch.township_code
    from ${payments}
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    left join payment_shortfall short
      on short.district_code = payment.district_code and short.batch_id = payment.batch_id
      and short.line_no = payment.line_no and short.executed_on <= ${asOf}::date
    where payment.district_code = ${districtCode} and batch.month <= ${monthOf(asOf)}
      and ${countsAsPaid({ districtCode, asOf })}`
}

/** What the roster says of a payment; of a re-issue, whose own note names the line, the first. */
function noteOf(districtCode: string): RawBuilder<string> {
  return sql`case when payment.reissue_of_batch_id is null then payment.note else (
        with recursive named as (
          select payment.note, payment.reissue_of_batch_id, payment.reissue_of_line_no
          union all
          select first.note, first.reissue_of_batch_id, first.reissue_of_line_no
          from named
          join payment first on first.district_code = ${districtCode}
            and first.batch_id = named.reissue_of_batch_id
            and first.line_no = named.reissue_of_line_no)
        select note from named where reissue_of_batch_id is null) end`
}

/**
 * The paid lines of one person, account or batch after the other, by index: for the few that a rule
 * has picked out before. Nobody can tell the planner how few they are, so it would read all lines.
 */
export function paidLinesOf(
  scope: Scope,
  of: 'person_id' | 'account_id' | 'batch_id',
  value: string,
) {
  return sql`lateral (
      select * from (${paidLines(scope)}) known
      where known.${sql.ref(of)} = ${sql.ref(value)}
      offset 0)`
}

/** The few lines that do not count as paid: sent back by the end of `asOf`, or stopped. */
export function unpaidLines({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  return sql`
        select batch_id, line_no from payment_result
        where district_code = ${districtCode} and outcome = 'returned'
          and executed_on <= ${asOf}::date
        union all
        select batch_id, line_no from payment_stop where district_code = ${districtCode}`
}

/** A line named `payment` counts as paid. */
function countsAsPaid(scope: Scope): RawBuilder<boolean> {
  return sql`(payment.batch_id, payment.line_no) not in (${unpaidLines(scope)})
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (${unpaidLines(scope)}) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))`
}

/** A value that a whole group shares, or null where it does not. */
export function sharedValue(column: string): RawBuilder<string | null> {
  const ref = sql.ref(column)
  return sql`case when min(${ref}) = max(${ref}) then min(${ref}) end`
}
