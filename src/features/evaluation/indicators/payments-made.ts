import { sql } from 'kysely'
import { z } from 'zod'
import { noCases } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** How often money reached somebody in the year, of one category or of all. */
export const paymentsMade = defineIndicator({
  code: 'payments_made',
  name: '发放人次',
  unit: 'count',
  counts: '人次',
  whenNone: '本期没有发放',
  params: z.strictObject({ category: z.string().optional() }),
  measure: ({ params }) => sql`
    select township_code, category as part, sum(settled_count) as numerator,
      sum(settled_count) as denominator, ${noCases} as cases
    from measured_batch
    where ${params.category ?? null}::text is null or category_code = ${params.category ?? null}
    group by township_code, category`,
})
