import { sql } from 'kysely'
import { z } from 'zod'
import { materialStanding } from '../materials/queries.ts'
import { caseOf, casesWhere } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Materials handed in by their day, of those that were due. */
export const materialsInTime = defineIndicator({
  code: 'materials_in_time',
  name: '材料按时报送率',
  unit: 'percent',
  counts: '份',
  whenNone: '本期没有到期应报送的材料',
  params: z.strictObject({ kind: z.enum(['report', 'dispatch']).default('report') }),
  measure: ({ params, ...scope }) => sql`
    select township_code, name as part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      ${casesWhere(
        sql`not in_time`,
        caseOf(
          'material',
          sql`name`,
          sql`'应于' || due_on || '前报送,' || coalesce(submitted_on || '报送', '未报送')`,
        ),
      )} as cases
    from (
      select *, submission_id is not null and late_days = 0 as in_time
      from (${materialStanding(scope)}) known) standing
    where kind = ${params.kind} and due_on <= ${scope.asOf}::date
    group by township_code, name`,
})
