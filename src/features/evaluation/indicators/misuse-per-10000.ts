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
    with used as (
      select township_code, category as part, sum(${usedFen}) as fen
      from measured_flow
      group by township_code, category),
    misused as (
      select township_code, part || '问题' as part, sum(amount_fen) as fen,
        jsonb_agg(${caseOf('finding', sql`number`, sql`part || ${yuanText(sql`amount_fen`)}`)}) as cases
      from (${findingsOf(year)}) finding
      where pattern in ('retention', 'interception', 'diversion', 'out_of_scope')
      group by township_code, part)
    select township_code, part, 0 as numerator, fen as denominator, ${noCases} as cases from used
    union all
    -- Where nothing was paid or spent, all of the money that was touched was misused.
    select township_code, part, misused.fen,
      case when coalesce(spent.fen, 0) = 0 then misused.fen else 0 end, cases
    from misused
    left join (
      select township_code, sum(fen) as fen from used group by township_code) spent
      using (township_code)`,
})
