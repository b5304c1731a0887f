import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../../kernel/month.ts'
import type { Scope } from '../rule.ts'

/**
 * The lines that count as paid, for months up to that of `asOf`: all but those the bank had sent
 * back by then, and those that were stopped before they were sent. A line without an answer of
 * the bank counts, because its money is on the way.
 */
export function paidLines({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, payment.note,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, batch.township_code
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    left join payment_shortfall short
      on short.district_code = payment.district_code and short.batch_id = payment.batch_id
      and short.line_no = payment.line_no and short.executed_on <= ${asOf}::date
    where payment.district_code = ${districtCode} and batch.month <= ${monthOf(asOf)}
      and not exists (
        select 1 from payment_result returned
        where returned.district_code = payment.district_code
          and returned.batch_id = payment.batch_id and returned.line_no = payment.line_no
          and returned.outcome = 'returned' and returned.executed_on <= ${asOf}::date)
      and not exists (
        select 1 from payment_stop stopped
        where stopped.district_code = payment.district_code
          and stopped.batch_id = payment.batch_id and stopped.line_no = payment.line_no)`
}

/** A value that a whole group shares, or null where it does not. */
export function sharedValue(column: string): RawBuilder<string | null> {
  const ref = sql.ref(column)
  return sql`case when min(${ref}) = max(${ref}) then min(${ref}) end`
}
