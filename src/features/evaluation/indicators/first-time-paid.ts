import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, noCases } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Lines that the bank paid at the first attempt: names and accounts were right. */
export const firstTimePaid = defineIndicator({
  code: 'first_time_paid',
  name: '首次发放成功率',
  unit: 'percent',
  counts: '笔',
  whenNone: '本期没有发放',
  params: z.strictObject({}),
  measure: ({ districtCode, asOf }) => sql`
    select township_code, category as part, settled_count as numerator,
      settled_count + returned_count as denominator, ${noCases} as cases
    from measured_batch where not is_reissue
    union all
    select batch.township_code, batch.category, 0, 0, jsonb_agg(${caseOf(
      'line',
      sql`batch.number || '/' || result.line_no`,
      sql`result.executed_on || '退汇:' || result.reason`,
    )})
    from payment_result result
    join measured_batch batch on batch.id = result.batch_id and not batch.is_reissue
    where result.district_code = ${districtCode} and result.outcome = 'returned'
      and result.executed_on <= ${asOf}::date
    group by batch.township_code, batch.category`,
})
