import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, noCases, yuanText } from './cases.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'
import { usedFen } from './measured-flow.ts'

/** What findings of misuse involve, for every 10,000 yuan paid or spent. */
export const misusePer10000 = defineIndicator({
  code: 'misuse_per_10000',
  name: '每万元违规金额',
  unit: 'per_10000_yuan',
  counts: '元',
  whenNone: '本期没有支出',
  params: z.strictObject({}),
  measure: ({ year }) => sql`
    select township_code, category as part, 0 as numerator, sum(${usedFen}) as denominator,
      ${noCases} as cases
    from measured_flow
    group by township_code, category
    union all
    select township_code, part || '问题', sum(amount_fen), 0, jsonb_agg(${caseOf(
      'finding',
      sql`number`,
      sql`part || ${yuanText(sql`amount_fen`)}`,
    )})
    from (${findingsOf(year)}) finding
    where pattern in ('retention', 'interception', 'diversion', 'out_of_scope')
    group by township_code, part`,
})
