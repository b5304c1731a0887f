import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, noCases, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Alerts of the named rules that somebody has signed as true; an open alert costs nothing. */
export const confirmedAlerts = defineIndicator({
  code: 'confirmed_alerts',
  name: '查实疑点',
  unit: 'count',
  counts: '条',
  whenNone: '',
  params: z.strictObject({ rules: z.array(z.string()).min(1) }),
  measure: ({ districtCode, year, asOf, params }) => sql`
    select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      ${noCases} as cases
    from township where district_code = ${districtCode}
    union all
    select alert.township_code, alert.rule_code, count(*), 0, jsonb_agg(${caseOf(
      'alert',
      sql`alert.rule_code || ' ' || alert.subject`,
      sql`coalesce(alert.month || ',', '') || ${yuanText(sql`alert.amount_fen`)}`,
    )})
    from alert
    join detection_run run on run.district_code = alert.district_code and run.id = alert.run_id
    where alert.district_code = ${districtCode} and alert.status = 'confirmed'
      and alert.township_code is not null and alert.rule_code = any(${params.rules})
      and run.as_of between make_date(${year}::int, 1, 1) and ${asOf}::date
    group by alert.township_code, alert.rule_code`,
})
