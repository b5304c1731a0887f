import { z } from 'zod'
import {
  bookMonth,
  dateText,
  moment,
  monthText,
  notNegativeYuan,
  pageOf,
  pageQuery,
  sortBy,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'

const words = (least: number, most: number) => z.string().trim().min(least).max(most)
const count = z.number().int()
const part = z
  .enum(['risk', 'random'])
  .meta({ description: 'By the risk score of the household, or by lot from all others' })

export const newCheck = z
  .object({
    month: bookMonth,
    townshipCode,
    categoryCode: z.string().max(60).nullable().default(null),
    riskCount: z.int().min(0).max(1000),
    randomCount: z.int().min(0).max(1000),
    seed: words(1, 100)
      .optional()
      .meta({ description: 'Made and recorded when absent; the same seed draws the same sample' }),
    reason: words(2, 500),
  })
  .refine(({ riskCount, randomCount }) => riskCount + randomCount > 0, {
    path: ['randomCount'],
    message: '至少抽取一人',
  })
export type NewCheck = z.output<typeof newCheck>

export const check = z.object({
  id: z.uuid(),
  number: z.string(),
  month: monthText,
  townshipCode: z.string(),
  categoryCode: z.string().nullable(),
  seed: z.string(),
  reason: z.string(),
  populationCount: count.meta({ description: 'All who were paid in the month' }),
  populationAmount: yuan,
  riskCount: count.meta({ description: 'Drawn by risk' }),
  randomCount: count.meta({ description: 'Drawn by lot' }),
  askedCount: count.meta({ description: 'Persons with a word on how it went' }),
  answeredCount: count.meta({ description: 'Of these: answered, or found not to exist' }),
  drawnBy: z.string(),
  drawnOn: dateText,
  drawnAt: moment,
})
export type Check = z.output<typeof check>
export const checkPage = pageOf(check)
export const checkFilter = pageQuery.extend({
  month: bookMonth.optional(),
  townshipCode: townshipCode.optional(),
  sort: sortBy([
    'number',
    'month',
    'township',
    'category',
    'populationCount',
    'populationAmount',
    'answeredCount',
  ]).optional(),
})
export type CheckFilter = z.output<typeof checkFilter>
export const checkId = z.object({ id: z.uuid() })
export const personId = z.object({ id: z.uuid(), position: z.coerce.number().int().min(1) })

const askedBy = z.enum(['visit', 'call'])
const outcome = z.enum(['answered', 'not_found', 'unreachable', 'refused'])
const receivedFrom = z.enum(['bank', 'village', 'township', 'institution', 'other', 'nobody'])
const receivedForm = z.enum(['account', 'cash', 'in_kind', 'none'])
const asked = { askedOn: dateText, askedBy, note: z.string().trim().max(500).default('') }

export const newAnswer = z.discriminatedUnion('outcome', [
  z
    .object({
      ...asked,
      outcome: z.literal('answered'),
      received: notNegativeYuan.meta({ description: 'What the person says reached him or her' }),
      receivedFrom,
      receivedForm,
    })
    .refine(
      (one) =>
        (one.received === 0n) === (one.receivedForm === 'none') &&
        (one.received === 0n) === (one.receivedFrom === 'nobody'),
      { path: ['receivedForm'], message: '没有收到的,给付人填“没有人”,形式填“没有收到”' },
    ),
  z.object({ ...asked, outcome: z.enum(['not_found', 'unreachable', 'refused']) }),
])
export type NewAnswer = z.output<typeof newAnswer>

export const checkPerson = z.object({
  position: count,
  part,
  name: z.string().meta({ description: 'Masked' }),
  identity: z.string().meta({ description: 'Masked' }),
  village: z.string(),
  account: z.string().meta({ description: 'Masked' }),
  categories: z.string().meta({ description: 'Names of the categories paid' }),
  paid: yuan,
  riskScore: z.string(),
  askedOn: dateText.nullable(),
  askedBy: askedBy.nullable(),
  outcome: outcome.nullable(),
  received: yuan.nullable(),
  receivedFrom: receivedFrom.nullable(),
  receivedForm: receivedForm.nullable(),
  note: z.string().nullable(),
  answerCount: count.meta({ description: 'The last answer counts' }),
})
export type CheckPerson = z.output<typeof checkPerson>
export const checkPersonPage = pageOf(checkPerson)
export const personFilter = pageQuery.extend({
  sort: sortBy([
    'position',
    'part',
    'village',
    'name',
    'paid',
    'riskScore',
    'askedOn',
    'outcome',
    'received',
  ]).optional(),
})
export type PersonFilter = z.output<typeof personFilter>

const interval = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, low: value, high: value }).nullable()
const checkEstimate = z.object({
  confidence: z.literal('0.95'),
  populationCount: count,
  populationAmount: yuan,
  risk: z.object({ drawn: count, answered: count, shortCount: count, short: yuan }),
  random: z.object({
    outOf: count.meta({ description: 'All who were not drawn by risk' }),
    drawn: count,
    answered: count,
    shortCount: count,
    short: yuan,
  }),
  shortCount: interval(count).meta({
    description: 'In the whole township; exact, from the hypergeometric distribution',
  }),
  short: interval(yuan).meta({ description: 'Paid, but not received, in the whole township' }),
  formula: z.string(),
  source: z.string(),
})
export type CheckEstimate = z.output<typeof checkEstimate>
export const checkDetail = check.extend({ estimate: checkEstimate })
export type CheckDetail = z.output<typeof checkDetail>
