import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere, yuanText } from './cases.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** Fen put right, of what the findings that are due involve. */
export const rectifiedAmount = defineIndicator({
  code: 'rectified_amount',
  name: '问题资金整改率',
  unit: 'percent',
  counts: '元',
  whenNone: '本期没有到期应整改的问题资金',
  params: z.strictObject({}),
  measure: ({ year, asOf }) => sql`
    select township_code, part, sum(least(rectified_fen, amount_fen)) as numerator,
      sum(amount_fen) as denominator,
      ${casesWhere(
        sql`rectified_fen < amount_fen`,
        caseOf('finding', sql`number`, sql`'尚有' || ${yuanText(sql`amount_fen - rectified_fen`)}`),
      )} as cases
    from (${findingsOf(year)}) finding
    where due_on <= ${asOf}::date and amount_fen > 0
    group by township_code, part`,
})
