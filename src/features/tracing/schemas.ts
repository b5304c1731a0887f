import { z } from 'zod'
import {
  bookYearText,
  dateText,
  pageOf,
  pageQuery,
  sortBy,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'
import { waitingStages } from './stages.ts'

const asOf = dateText.optional().meta({ description: 'The end of this day; today when absent' })
const place = { categoryCode: z.string().nullable(), townshipCode: z.string().nullable() }

export const documentQuery = z.object({
  number: z.string().min(1).max(100).meta({ description: '文号' }),
  asOf,
})
export const documentTrace = z.object({
  number: z.string(),
  asOf: dateText,
  brought: yuan.meta({ description: 'What the ledger received for it; less what was reversed' }),
  documents: z.array(
    z.object({
      title: z.string(),
      level: z.string(),
      effect: z.string(),
      fiscalYear: z.number().int(),
      receivedOn: dateText,
      categoryCode: z.string().nullable(),
      amount: yuan,
    }),
  ),
  amendments: z
    .array(z.object({ number: z.string(), effect: z.string(), receivedOn: dateText, amount: yuan }))
    .meta({
      description:
        'What added to it or took from it. What added is traced under its own number; what was ' +
        'taken is among the whereabouts',
    }),
  whereabouts: z
    .array(
      z.object({
        stage: z.string(),
        stageName: z.string(),
        fiscalYear: z.number().int(),
        ...place,
        channel: z.string().nullable(),
        amount: yuan,
      }),
    )
    .meta({ description: 'Together they are what the document brought, to the fen' }),
})
export type DocumentTrace = z.output<typeof documentTrace>

export const tracedLine = z.object({
  batch: z.string(),
  line: z.number().int(),
  month: z.string(),
  ...place,
  payee: z.string().meta({ description: 'Masked' }),
  paidOn: dateText,
  isReissue: z.boolean(),
  amount: yuan.meta({ description: 'What this document had in the payment' }),
  recovered: yuan.meta({ description: 'Of it: got back from the payee' }),
})
export type TracedLine = z.output<typeof tracedLine>
const whole = {
  count: z.number().int().meta({ description: 'Of all pages' }),
  amount: yuan.meta({ description: 'Of all pages' }),
}
export const tracedLinePage = pageOf(tracedLine).extend(whole)
export const tracedLineQuery = documentQuery.extend({
  ...pageQuery.shape,
  sort: sortBy(['line', 'payee', 'paidOn', 'amount']).optional(),
})
export type TracedLineQuery = z.output<typeof tracedLineQuery>

export const tracedVoucher = z.object({
  voucher: z.string(),
  spentOn: dateText,
  ...place,
  payee: z.string(),
  subjectCode: z.string(),
  purpose: z.string(),
  amount: yuan,
  recovered: yuan,
})
export type TracedVoucher = z.output<typeof tracedVoucher>
export const tracedVoucherPage = pageOf(tracedVoucher).extend(whole)
export const tracedVoucherQuery = documentQuery.extend({
  ...pageQuery.shape,
  sort: sortBy(['spentOn', 'voucher', 'payee', 'amount']).optional(),
})
export type TracedVoucherQuery = z.output<typeof tracedVoucherQuery>

const moneyOrigin = z.object({
  kind: z.string(),
  on: dateText,
  isDocument: z.boolean(),
  reference: z.string().meta({ description: '文号, 审批文号, 拨付单号, 批次号 or 凭证号' }),
  title: z.string(),
  amount: yuan,
  leadsTo: z
    .array(
      z.object({
        step: z.number().int().nullable().meta({ description: 'Place in this list, from 0' }),
        amount: yuan,
      }),
    )
    .meta({ description: 'Where it went from here; null: into what is traced' }),
})
export type MoneyOrigin = z.output<typeof moneyOrigin>
const origins = z
  .array(moneyOrigin)
  .meta({ description: 'Documents first, they add up to the amount; then every step since' })

export const paymentQuery = z.object({
  batch: z.string().min(1).max(100),
  line: z.coerce.number().int().min(1),
  asOf,
})
export const paymentTrace = z.object({
  batch: z.string(),
  line: z.number().int(),
  asOf: dateText,
  month: z.string(),
  ...place,
  payee: z.string().meta({ description: 'Masked' }),
  rosterAmount: yuan,
  outcome: z.enum(['settled', 'returned']).nullable(),
  executedOn: dateText.nullable(),
  amount: yuan,
  origins,
})
export type PaymentTrace = z.output<typeof paymentTrace>

export const voucherQuery = z.object({ voucher: z.string().min(1).max(100), asOf })
export const voucherTrace = z.object({
  voucher: z.string(),
  asOf: dateText,
  spentOn: dateText,
  ...place,
  payee: z.string(),
  amount: yuan,
  origins,
})
export type VoucherTrace = z.output<typeof voucherTrace>

const dwellGrouping = z.enum(['stage', 'category', 'township', 'document', 'account'])
export const dwellQuery = z.object({
  asOf,
  by: dwellGrouping.default('stage'),
  stage: z.enum(waitingStages).optional(),
  category: z.string().max(40).optional(),
  township: townshipCode.optional(),
  document: z.string().max(100).optional(),
  year: bookYearText.optional(),
  account: z.uuid().optional(),
})
export type DwellQuery = z.output<typeof dwellQuery>

export const dwellRow = z.object({
  stage: z.string(),
  stageName: z.string(),
  accountId: z.uuid().nullable(),
  fiscalYear: z.number().int().nullable(),
  document: z.string().nullable(),
  ...place,
  channel: z.string().nullable(),
  amount: yuan,
  oldestSince: dateText,
  oldestDays: z.number().int(),
  meanDays: z.string().meta({ description: 'By amount, one decimal' }),
  upTo30: yuan,
  upTo60: yuan,
  upTo90: yuan,
  upTo180: yuan,
  upTo365: yuan,
  over365: yuan,
})
export type DwellRow = z.output<typeof dwellRow>

export const dwellLot = z.object({
  accountId: z.uuid(),
  stage: z.string(),
  stageName: z.string(),
  fiscalYear: z.number().int(),
  document: z.string().nullable(),
  ...place,
  channel: z.string().nullable(),
  since: dateText,
  days: z.number().int(),
  amount: yuan,
})
export type DwellLot = z.output<typeof dwellLot>
