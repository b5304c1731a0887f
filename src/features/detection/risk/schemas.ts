import { z } from 'zod'
import { pageOf, pageQuery, sortBy, townshipCode, yuan } from '../../../kernel/schemas.ts'
import { severity } from '../schemas.ts'

const riskUnit = z.enum(['township', 'group', 'household', 'account']).meta({
  description:
    'A township; the recipients of one category in one village; a household; a payee account',
})
export type RiskUnit = z.output<typeof riskUnit>

export const riskFilter = pageQuery.extend({
  unit: riskUnit,
  townshipCode: townshipCode.optional(),
  sort: sortBy(['score', 'alertCount', 'township']).optional(),
})
export type RiskFilter = z.output<typeof riskFilter>

const points = z.string().meta({ description: 'Points with two decimals' })
const count = z.number().int()
const contribution = z.object({
  ruleCode: z.string(),
  ruleName: z.string(),
  severity,
  alertCount: count.meta({ description: 'Alerts that hold: open or confirmed' }),
  confirmedCount: count,
  countedAs: count.meta({ description: 'A confirmed one counts more, and no rule without end' }),
  amount: yuan.meta({ description: 'At stake, each row of evidence once' }),
  severityPoints: points,
  amountPoints: points,
  trust: z.string().meta({
    description: '(right + 1) ÷ (judged + 1): what people made of the rule’s alerts so far',
  }),
  points: points.meta({ description: '(severityPoints × countedAs + amountPoints) × trust' }),
})
export const riskScore = z.object({
  unit: riskUnit,
  key: z.string(),
  name: z.string().meta({ description: 'Masked where it is a person or an account' }),
  townshipCode: z.string().nullable(),
  score: points.meta({ description: 'The sum of the contributions’ points' }),
  alertCount: count,
  contributions: z.array(contribution),
})
export type RiskScore = z.output<typeof riskScore>
export const riskPage = pageOf(riskScore)
