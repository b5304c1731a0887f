import { sql } from 'kysely'
import { z } from 'zod'
import { defineIndicator } from './indicator.ts'

/** Returned lines that were paid again in time, of those whose time is up. */
export const returnedReissued = defineIndicator({
  code: 'returned_reissued',
  name: '退汇按期补发率',
  unit: 'percent',
  counts: '笔',
  whenNone: '本期没有到期应补发的退汇',
  params: z.strictObject({ days: z.int().min(1).max(365).default(30) }),
  measure: ({ districtCode, year, asOf, params }) => sql`
    -- From each first payment that came back to all its re-issues, one after the other.
    with recursive attempt as (
      select first.batch_id as first_batch_id, first.line_no as first_line_no, first.batch_id,
        first.line_no, batch.township_code, batch.number || '/' || first.line_no as key,
        result.executed_on + ${params.days}::int as due_on
      from payment_batch batch
      join payment first on first.district_code = batch.district_code and first.batch_id = batch.id
      join payment_result result on result.district_code = first.district_code
        and result.batch_id = first.batch_id and result.line_no = first.line_no
      where batch.district_code = ${districtCode} and batch.month like ${`${year}-__`}
        and first.reissue_of_batch_id is null and result.outcome = 'returned'
        and result.executed_on + ${params.days}::int <= ${asOf}::date
      union all
      select attempt.first_batch_id, attempt.first_line_no, again.batch_id, again.line_no,
        attempt.township_code, attempt.key, attempt.due_on
      from attempt
      join payment again on again.district_code = ${districtCode}
        and again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no
    ),
    returned as (
      select attempt.township_code, attempt.key, count(settled.line_no) > 0 as in_time
      from attempt
      left join payment_result settled on settled.district_code = ${districtCode}
        and settled.batch_id = attempt.batch_id and settled.line_no = attempt.line_no
        and settled.outcome = 'settled' and settled.executed_on <= attempt.due_on
      group by attempt.township_code, attempt.key
    )
    select township_code, count(*) filter (where in_time) as numerator, count(*) as denominator,
      coalesce(array_agg(key order by key) filter (where not in_time), '{}') as cases
    from returned
    group by township_code`,
})
