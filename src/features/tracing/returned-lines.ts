import { type RawBuilder, sql } from 'kysely'
import { type AsOf, standing } from './standing.ts'

/** For every re-issued line the first attempt, whose returned money it pays again. */
export function firstAttempts(districtCode: string): RawBuilder<unknown> {
  return sql`
    with recursive attempt as (
      select batch_id, line_no, reissue_of_batch_id as first_batch_id,
        reissue_of_line_no as first_line_no
      from payment where district_code = ${districtCode} and reissue_of_batch_id is not null
      union all
      select attempt.batch_id, attempt.line_no, before.reissue_of_batch_id,
        before.reissue_of_line_no
      from attempt
      join payment before on before.district_code = ${districtCode}
        and before.batch_id = attempt.first_batch_id and before.line_no = attempt.first_line_no
        and before.reissue_of_batch_id is not null)
    select attempt.* from attempt
    join payment first on first.district_code = ${districtCode}
      and first.batch_id = first_batch_id and first.line_no = first_line_no
      and first.reissue_of_batch_id is null`
}

/**
 * Returned lines whose money still waits, with the fen that are left: what was paid again or
 * handed up is gone. Returned money is known by its line, not by the order of its arrival.
 */
export function returnedLines({ districtCode, asOf }: AsOf): RawBuilder<unknown> {
  return sql`
    with attempt as materialized (${firstAttempts(districtCode)}),
    gone as (
      select first_batch_id as batch_id, first_line_no as line_no, result.amount_fen
      from attempt
      join payment_result result on result.district_code = ${districtCode}
        and result.batch_id = attempt.batch_id and result.line_no = attempt.line_no
      where result.outcome = 'settled' and result.executed_on <= ${asOf}
      union all
      select coalesce(first_batch_id, line.batch_id), coalesce(first_line_no, line.line_no),
        line.amount_fen
      from remitted_line line
      join (${standing({ districtCode, asOf })}) remitted
        on remitted.remittance_id = line.remittance_id
      left join attempt on attempt.batch_id = line.batch_id and attempt.line_no = line.line_no
      where line.district_code = ${districtCode})
    select result.batch_id, result.line_no, account.id as account_id,
      result.executed_on as returned_on, result.amount_fen - coalesce(gone.fen, 0) as left_fen
    from payment_result result
    join payment_batch batch on batch.district_code = ${districtCode}
      and batch.id = result.batch_id and not batch.is_reissue
    join account on account.district_code = ${districtCode}
      and account.key = account_key('returned', left(batch.month, 4)::int, null,
        batch.category_code, batch.township_code, null)
    left join (
      select batch_id, line_no, sum(amount_fen)::bigint as fen from gone group by 1, 2) gone
      using (batch_id, line_no)
    where result.district_code = ${districtCode} and result.outcome = 'returned'
      and result.executed_on <= ${asOf} and result.amount_fen > coalesce(gone.fen, 0)`
}
