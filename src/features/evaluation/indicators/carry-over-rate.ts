import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, noCases, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'
import { givenFen } from './measured-flow.ts'

/** What was still not paid out or spent at the end, of what the township was given. */
export const carryOverRate = defineIndicator({
  code: 'carry_over_rate',
  name: '结转结余率',
  unit: 'percent',
  counts: '元',
  whenNone: '本年度没有分配资金',
  params: z.strictObject({}),
  measure: () => sql`
    select township_code, part, left_fen as numerator, given_fen as denominator,
      case when left_fen = 0 then ${noCases} else jsonb_build_array(${caseOf(
        'category',
        sql`part`,
        sql`'结转结余' || ${yuanText(sql`left_fen`)}`,
      )}) end as cases
    from (
      -- The transfer into the next year does not make it used.
      select township_code, category as part, sum(${givenFen}) as given_fen,
        sum(case when stage in ('allocated', 'disbursed', 'returned')
          then in_fen - case when kind = 'carry_over' then 0 else out_fen end else 0 end)
          as left_fen
      from measured_flow
      group by township_code, category) left_over`,
})
