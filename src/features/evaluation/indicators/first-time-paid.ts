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
  measure: () => sql`
    select township_code, category as part, settled_count as numerator,
      settled_count + returned_count as denominator, ${noCases} as cases
    from measured_batch where not is_reissue
    union all
    select township_code, category, 0, 0, jsonb_agg(${caseOf(
      'line',
      sql`number || '/' || line_no`,
      sql`returned_on || '退汇:' || reason`,
    )})
    from measured_return where not is_reissue
    group by township_code, category`,
})
