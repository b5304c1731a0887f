import { sql } from 'kysely'
import { z } from 'zod'
import { defineIndicator } from './indicator.ts'

/** Batches of monthly money whose every paid line reached the person by the day it was due. */
export const paymentOnTime = defineIndicator({
  code: 'payment_on_time',
  name: '按月按时发放率',
  unit: 'percent',
  counts: '批',
  whenNone: '本期没有按月发放的批次',
  params: z.strictObject({ dayOfMonth: z.int().min(1).max(28).default(10) }),
  measure: ({ districtCode, year, asOf, params }) => sql`
    select township_code, count(*) filter (where on_time) as numerator, count(*) as denominator,
      coalesce(array_agg(number order by number) filter (where not on_time), '{}') as cases
    from (
      select batch.township_code, batch.number,
        not exists (
          select 1 from payment_result result
          where result.district_code = batch.district_code and result.batch_id = batch.id
            and result.outcome = 'settled' and result.executed_on > due.due_on
            and result.executed_on <= ${asOf}::date)
        and exists (
          select 1 from payment_result result
          where result.district_code = batch.district_code and result.batch_id = batch.id
            and result.executed_on <= ${asOf}::date) as on_time
      from payment_batch batch
      cross join lateral (
        select (batch.month || '-01')::date - 1 + ${params.dayOfMonth}::int as due_on) due
      where batch.district_code = ${districtCode} and not batch.is_reissue
        and batch.category_code <> 'temporary' and batch.month like ${`${year}-__`}
        and due.due_on < ${asOf}::date
    ) batch
    group by township_code`,
})
