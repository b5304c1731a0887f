import { sql } from 'kysely'
import { z } from 'zod'
import { alertsKnown } from '../../detection/index.ts'
import { caseOf, noCases, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Alerts of the named rules that were signed as true in the year; an open alert costs nothing. */
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
    from (${alertsKnown({ districtCode, asOf })}) known
    join alert on alert.district_code = ${districtCode} and alert.id = known.alert_id
    where known.status = 'confirmed' and known.since >= make_date(${year}::int, 1, 1)
      and alert.township_code is not null and alert.rule_code = any(${params.rules})
    group by alert.township_code, alert.rule_code`,
})
