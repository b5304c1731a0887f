import { sql } from 'kysely'
import { z } from 'zod'
import { defineIndicator } from './indicator.ts'

/** Lines that the bank paid at the first attempt: names and accounts were right. */
export const firstTimePaid = defineIndicator({
  code: 'first_time_paid',
  name: '首次发放成功率',
  unit: 'percent',
  counts: '笔',
  whenNone: '本期没有发放',
  params: z.strictObject({}),
  measure: ({ districtCode, year, asOf }) => sql`
    select batch.township_code, count(*) filter (where result.outcome = 'settled') as numerator,
      count(*) as denominator,
      coalesce(array_agg(batch.number || '/' || result.line_no
        order by batch.number, result.line_no) filter (where result.outcome = 'returned'), '{}')
        as cases
    from payment_batch batch
    join payment_result result
      on result.district_code = batch.district_code and result.batch_id = batch.id
    where batch.district_code = ${districtCode} and not batch.is_reissue
      and batch.month like ${`${year}-__`} and result.executed_on <= ${asOf}::date
    group by batch.township_code`,
})
