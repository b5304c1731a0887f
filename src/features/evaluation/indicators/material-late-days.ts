import { sql } from 'kysely'
import { z } from 'zod'
import { materialStanding } from '../materials/queries.ts'
import { caseOf, casesWhere } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Days that the materials due by the day came late, or are late so far. */
export const materialLateDays = defineIndicator({
  code: 'material_late_days',
  name: '材料迟报天数',
  unit: 'count',
  counts: '天',
  whenNone: '本期没有到期应报送的材料',
  params: z.strictObject({ kind: z.enum(['report', 'dispatch']).default('report') }),
  measure: ({ params, ...scope }) => sql`
    select township_code, name as part, sum(late_days) as numerator, count(*) as denominator,
      ${casesWhere(
        sql`late_days > 0`,
        caseOf(
          'material',
          sql`name`,
          sql`'应于' || due_on || '前报送,' || coalesce(submitted_on || '报送', '未报送')
            || ',迟' || late_days || '天'`,
        ),
      )} as cases
    from (${materialStanding(scope)}) standing
    where kind = ${params.kind} and due_on <= ${scope.asOf}::date
    group by township_code, name`,
})
