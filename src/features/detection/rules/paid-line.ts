import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../../kernel/month.ts'
import type { Scope } from '../rule.ts'

/**
 * The lines that count as paid, for months up to that of `asOf`: all but those the bank had sent
 * back by then. A line without an answer of the bank counts, because its money is on the way.
 */
export function paidLines({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    select payment.batch_id, payment.line_no, payment.person_id, payment.head_person_id,
      payment.payee_person_id, payment.account_id, payment.standard_fen, payment.amount_fen,
      coalesce(result.amount_fen, payment.amount_fen) as paid_fen,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, category.name as category_name,
      batch.township_code, township.name as township_name
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    join category
      on category.district_code = batch.district_code and category.code = batch.category_code
    join township
      on township.district_code = batch.district_code and township.code = batch.township_code
    left join payment_result result
      on result.district_code = payment.district_code and result.batch_id = payment.batch_id
      and result.line_no = payment.line_no and result.executed_on <= ${asOf}::date
    where payment.district_code = ${districtCode} and batch.month <= ${monthOf(asOf)}
      and result.outcome is distinct from 'returned'`
}

/** The evidence of a group of paid lines named `line`, in the order of the rosters. */
export const lineEvidence = sql`jsonb_agg(
  jsonb_build_object('kind', 'line', 'key', line.line_key) order by line.batch_number, line.line_no)`

/** The value of a column that a whole group shares, or null where it does not. */
export function sharedValue(column: string): RawBuilder<string | null> {
  const ref = sql.ref(column)
  return sql`case when min(${ref}) = max(${ref}) then min(${ref}) end`
}
