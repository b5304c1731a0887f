import { sql } from 'kysely'
import { z } from 'zod'
import { findingsBy } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** Findings rectified and verified, of those whose deadline has passed. */
export const rectificationRate = defineIndicator({
  code: 'rectification_rate',
  name: '到期问题整改率',
  unit: 'percent',
  counts: '个',
  whenNone: '本期没有到期应整改的问题',
  params: z.strictObject({}),
  measure: ({ params: _, ...scope }) => sql`
    select township_code, count(*) filter (where is_done) as numerator, count(*) as denominator,
      coalesce(array_agg(number order by number) filter (where not is_done), '{}') as cases
    from (${findingsBy(scope)}) finding
    where due_on <= ${scope.asOf}::date
    group by township_code`,
})
