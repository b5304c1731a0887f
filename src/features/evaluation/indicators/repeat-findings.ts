import { sql } from 'kysely'
import { z } from 'zod'
import { countFindings } from './finding-counts.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** The year's findings of a pattern that the township had already had in the months before. */
export const repeatFindings = defineIndicator({
  code: 'repeat_findings',
  name: '屡查屡犯问题',
  unit: 'count',
  counts: '个',
  whenNone: '',
  params: z.strictObject({ months: z.int().min(1).max(120).default(24) }),
  measure: ({ params, districtCode, year }) =>
    countFindings(
      districtCode,
      sql`
        select again.*, earlier.number || '之后再次发生' as says
        from (${findingsOf(year)}) again
        cross join lateral (
          select number from measured_finding known
          where known.township_code = again.township_code and known.pattern = again.pattern
            and (known.found_on, known.number) < (again.found_on, again.number)
            and known.found_on + make_interval(months => ${params.months}::int) >= again.found_on
          order by found_on desc, number desc limit 1) earlier
        where again.pattern <> 'other'`,
    ),
})
