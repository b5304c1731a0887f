import { sql } from 'kysely'
import { z } from 'zod'
import { findingsBy } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** Findings past their deadline and not yet verified. */
export const overdueFindings = defineIndicator({
  code: 'overdue_findings',
  name: '逾期未整改问题',
  unit: 'count',
  counts: '个',
  whenNone: '',
  params: z.strictObject({}),
  measure: ({ params: _, ...scope }) => sql`
    select township.code as township_code, count(finding.number) as numerator, 1 as denominator,
      coalesce(array_agg(number order by number) filter (where number is not null), '{}') as cases
    from township
    left join (${findingsBy(scope)}) finding on finding.township_code = township.code
      and not is_done and due_on < ${scope.asOf}::date
    where township.district_code = ${scope.districtCode}
    group by township.code`,
})
