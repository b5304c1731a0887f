import { sql } from 'kysely'
import { z } from 'zod'
import { countFindings } from './finding-counts.ts'
import { foundIn } from './findings.ts'
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
        select again.*, earlier_number || '之后再次发生' as says
        from (
          select measured_finding.*, lag(number) over before as earlier_number,
            lag(found_on) over before as earlier_on
          from measured_finding
          where pattern <> 'other'
          window before as (partition by township_code, pattern order by found_on, number)) again
        where ${foundIn(year)}
          and earlier_on + make_interval(months => ${params.months}::int) >= found_on`,
    ),
})
