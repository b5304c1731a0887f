import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere } from './cases.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** Findings rectified and verified, of those whose deadline has passed. */
export const rectificationRate = defineIndicator({
  code: 'rectification_rate',
  name: '到期问题整改率',
  unit: 'percent',
  counts: '个',
  whenNone: '本期没有到期应整改的问题',
  params: z.strictObject({}),
  measure: ({ year, asOf }) => sql`
    select township_code, part, count(*) filter (where is_done) as numerator,
      count(*) as denominator,
      ${casesWhere(
        sql`not is_done`,
        caseOf('finding', sql`number`, sql`'应于' || due_on || '前整改,未完成'`),
      )} as cases
    from (${findingsOf(year)}) finding
    where due_on <= ${asOf}::date
    group by township_code, part`,
})
