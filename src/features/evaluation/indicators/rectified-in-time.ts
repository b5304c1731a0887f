import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere } from './cases.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/**
 * Findings whose rectification was handed in by the deadline and found good, of those that were
 * found good or are overdue; what waits to be verified is not judged yet.
 */
export const rectifiedInTime = defineIndicator({
  code: 'rectified_in_time',
  name: '问题按期整改率',
  unit: 'percent',
  counts: '个',
  whenNone: '本期没有到期应整改的问题',
  params: z.strictObject({}),
  measure: ({ year }) => sql`
    select township_code, part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      ${casesWhere(
        sql`not in_time`,
        caseOf(
          'finding',
          sql`number`,
          sql`'应于' || due_on || '前整改,' || coalesce(handed_in_on || '报送', '未报送')`,
        ),
      )} as cases
    from (
      select *, is_done and handed_in_on <= due_on as in_time
      from (${findingsOf(year)}) found) finding
    where is_done or is_overdue
    group by township_code, part`,
})
