import { sql } from 'kysely'
import { z } from 'zod'
import { findingsBy } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** Findings of diversion or interception: one is one too many. */
export const diversionFindings = defineIndicator({
  code: 'diversion_findings',
  name: '挪用截留问题',
  unit: 'count',
  counts: '个',
  whenNone: '',
  params: z.strictObject({}),
  measure: ({ params: _, ...scope }) => sql`
    select township.code as township_code, count(finding.number) as numerator, 1 as denominator,
      coalesce(array_agg(number order by number) filter (where number is not null), '{}') as cases
    from township
    left join (${findingsBy(scope)}) finding on finding.township_code = township.code
      and finding.pattern in ('diversion', 'interception')
    where township.district_code = ${scope.districtCode}
    group by township.code`,
})
