import { sql } from 'kysely'
import { z } from 'zod'
import { noCases } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Yuan for each time that money reached somebody. */
export const averagePayment = defineIndicator({
  code: 'average_payment',
  name: '人均每次发放金额',
  unit: 'yuan',
  counts: '人次',
  whenNone: '本期没有发放',
  params: z.strictObject({ category: z.string().optional() }),
  measure: ({ params }) => sql`
    select township_code, category as part, sum(settled_fen) as numerator,
      sum(settled_count) as denominator, ${noCases} as cases
    from measured_batch
    where ${params.category ?? null}::text is null or category_code = ${params.category ?? null}
    group by township_code, category`,
})
