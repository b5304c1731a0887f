import { sql } from 'kysely'
import { z } from 'zod'
import { noCases } from './cases.ts'
import { defineIndicator } from './indicator.ts'
import { givenFen, usedFen } from './measured-flow.ts'

/** What reached people or was spent, of what was allocated to the township in the year. */
export const executionRate = defineIndicator({
  code: 'execution_rate',
  name: '预算执行率',
  unit: 'percent',
  counts: '元',
  whenNone: '本年度没有分配资金',
  params: z.strictObject({}),
  measure: () => sql`
    select township_code, category as part, sum(${usedFen}) as numerator,
      sum(${givenFen}) as denominator, ${noCases} as cases
    from measured_flow
    group by township_code, category`,
})
