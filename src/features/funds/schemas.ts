import { z } from 'zod'
import { normaliseDocumentNumber } from '../../kernel/document-number.ts'
import {
  accountNumber,
  bookYear,
  bookYearText,
  dateText,
  pageOf,
  pageQuery,
  positiveYuan,
  sortBy,
  townshipCode,
  words,
  yuan,
} from '../../kernel/schemas.ts'

export const levels = ['central', 'province', 'city', 'county'] as const
const channels = ['bank', 'township_account', 'institution', 'direct'] as const
const effects = ['grant', 'increase', 'withdrawal', 'opening'] as const

export const documentNumber = z.string().transform((text, context) => {
  const number = normaliseDocumentNumber(text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: '应为 湘财社指〔2023〕12号 的形式' })
  return z.NEVER
})
export const category = z.string().min(1).max(40)
export const decision = { decidedOn: dateText, decisionNumber: words(100) }

export const created = z.object({ id: z.uuid() })
export const yearQuery = pageQuery.extend({
  year: bookYearText.optional(),
  category: category.optional(),
  township: townshipCode.optional(),
})

export const appropriationQuery = yearQuery.extend({
  sort: sortBy([
    'receivedOn',
    'number',
    'title',
    'category',
    'amount',
    'allocated',
    'available',
  ]).optional(),
})
export type AppropriationQuery = z.output<typeof appropriationQuery>
export const allocationQuery = yearQuery.extend({
  sort: sortBy(['decidedOn', 'number', 'category', 'township', 'amount']).optional(),
})
export type AllocationQuery = z.output<typeof allocationQuery>
export const disbursementQuery = yearQuery.extend({
  sort: sortBy([
    'disbursedOn',
    'number',
    'channel',
    'payee',
    'category',
    'township',
    'amount',
  ]).optional(),
})
export type DisbursementQuery = z.output<typeof disbursementQuery>
export const adjustmentQuery = yearQuery.extend({
  sort: sortBy(['decidedOn', 'number', 'amount']).optional(),
})
export type AdjustmentQuery = z.output<typeof adjustmentQuery>

export const newAppropriation = z
  .object({
    documentNumber,
    title: words(300),
    level: z.enum(levels),
    issuedOn: dateText,
    receivedOn: dateText,
    fiscalYear: bookYear,
    subject: z.string().nullable().default(null),
    category: category.nullable().default(null).describe('Null: pooled'),
    amount: positiveYuan,
    note: z.string().max(500).default(''),
    effect: z.enum(effects).default('grant'),
    amends: documentNumber.nullable().default(null).describe('Of an increase or a withdrawal'),
    originYear: bookYear.nullable().default(null).describe('Of an opening: whose money it was'),
  })
  .refine((one) => one.receivedOn >= one.issuedOn, {
    path: ['receivedOn'],
    message: '收到日期早于下达日期',
  })
  .refine((one) => (one.amends !== null) === ['increase', 'withdrawal'].includes(one.effect), {
    path: ['amends'],
    message: '追加、收回须写明原文号,其他不得写',
  })
  .refine((one) => one.originYear === null || one.effect === 'opening', {
    path: ['originYear'],
    message: '只有年初结转才写原年度',
  })
  .refine((one) => one.originYear === null || one.originYear < one.fiscalYear, {
    path: ['originYear'],
    message: '原年度应早于预算年度',
  })

export const appropriation = z.object({
  id: z.uuid(),
  documentNumber: z.string(),
  title: z.string(),
  level: z.enum(levels),
  issuedOn: z.string(),
  receivedOn: z.string(),
  fiscalYear: z.number().int(),
  subject: z.string().nullable(),
  category: z.string().nullable(),
  amount: yuan,
  note: z.string(),
  effect: z.enum(effects),
  amends: z.string().nullable(),
  originYear: z.number().int().nullable(),
  isReversed: z.boolean(),
  increased: yuan,
  withdrawn: yuan,
  allocated: yuan,
  available: yuan.describe('Not allocated yet'),
})
export const appropriationPage = pageOf(appropriation)

export const newAllocation = z.object({
  documentNumber,
  category,
  township: townshipCode,
  amount: positiveYuan,
  ...decision,
})
export const allocation = z.object({
  id: z.uuid(),
  documentNumber: z.string(),
  category: z.string(),
  township: z.string(),
  amount: yuan,
  decidedOn: z.string(),
  decisionNumber: z.string(),
  proposalId: z.string().nullable(),
  isReversed: z.boolean(),
})
export const allocationPage = pageOf(allocation)

export const newDisbursement = z.object({
  number: words(60),
  category,
  township: townshipCode,
  channel: z.enum(channels),
  payeeName: words(200),
  payeeAccount: accountNumber.nullable().default(null),
  amount: positiveYuan,
  disbursedOn: dateText,
  documentNumber: documentNumber.nullable().default(null).describe('Null: oldest money first'),
})
export const disbursement = z.object({
  id: z.uuid(),
  number: z.string(),
  category: z.string(),
  township: z.string(),
  channel: z.enum(channels),
  payeeName: z.string(),
  payeeAccount: z.string().nullable().describe('Masked'),
  amount: yuan,
  disbursedOn: z.string(),
  documentNumber: z.string().nullable(),
  isReversed: z.boolean(),
})
export const disbursementPage = pageOf(disbursement)

const place = z.object({ category, township: townshipCode })
export const newAdjustment = z
  .object({
    documentNumber,
    from: place,
    to: place,
    amount: positiveYuan,
    ...decision,
    reason: words(500),
  })
  .refine(({ from, to }) => from.category !== to.category || from.township !== to.township, {
    path: ['to'],
    message: '调入与调出相同',
  })
export const adjustment = z.object({
  id: z.uuid(),
  documentNumber: z.string(),
  from: z.object({ category: z.string(), township: z.string() }),
  to: z.object({ category: z.string(), township: z.string() }),
  amount: yuan,
  decidedOn: z.string(),
  decisionNumber: z.string(),
  reason: z.string(),
  isReversed: z.boolean(),
})
export const adjustmentPage = pageOf(adjustment)

export const newCarryover = z.object({ fromYear: bookYear })
export const carriedOver = z.object({
  id: z.uuid().nullable(),
  accountCount: z.number().int(),
  amount: z.string(),
})

export const idParams = z.object({ id: z.uuid() })
