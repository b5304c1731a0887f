import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../indicators/indicator.ts'

/**
 * Payments that came back by the day, of which something was neither paid again nor handed up by
 * it: how many a township, and how much is left of them. What was handed up and taken back by the
 * day is left.
 */
export function returnedOpen({ districtCode, asOf }: Omit<Scope, 'year'>): RawBuilder<unknown> {
  return sql`
    with recursive came as (
      select result.batch_id, result.line_no, result.amount_fen
      from payment_result result
      join payment using (district_code, batch_id, line_no)
      where district_code = ${districtCode} and result.outcome = 'returned'
        and result.executed_on <= ${asOf}::date and payment.reissue_of_batch_id is null),
    -- From each first payment to all its re-issues, one after the other.
    attempt as (
      select batch_id as first_batch_id, line_no as first_line_no, batch_id, line_no from came
      union all
      select first_batch_id, first_line_no, again.batch_id, again.line_no
      from attempt
      join payment again on again.district_code = ${districtCode}
        and again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no),
    used as (
      select first_batch_id, first_line_no, result.amount_fen
      from attempt
      join payment_result result on result.district_code = ${districtCode}
        and result.batch_id = attempt.batch_id and result.line_no = attempt.line_no
      where result.outcome = 'settled' and result.executed_on <= ${asOf}::date
      union all
      select first_batch_id, first_line_no, line.amount_fen
      from attempt
      join remitted_line line on line.district_code = ${districtCode}
        and line.batch_id = attempt.batch_id and line.line_no = attempt.line_no
      join remittance on remittance.district_code = ${districtCode}
        and remittance.id = line.remittance_id
      where remittance.remitted_on <= ${asOf}::date and not exists (
        select 1 from reversal
        where reversal.district_code = ${districtCode} and reversal.origin_id = remittance.id
          and reversal.reversed_on <= ${asOf}::date)),
    left_over as (
      select came.batch_id, came.amount_fen - coalesce(sum(used.amount_fen), 0) as fen
      from came
      left join used on used.first_batch_id = came.batch_id and used.first_line_no = came.line_no
      group by came.batch_id, came.line_no, came.amount_fen)
    select batch.township_code, count(*) as lines, sum(left_over.fen) as fen
    from left_over
    join payment_batch batch
      on batch.district_code = ${districtCode} and batch.id = left_over.batch_id
    where left_over.fen > 0
    group by batch.township_code`
}
