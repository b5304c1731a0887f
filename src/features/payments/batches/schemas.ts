import { z } from 'zod'
import {
  accountNumber,
  bookMonth,
  dateText,
  moment,
  pageOf,
  pageQuery,
  positiveYuan,
  sortBy,
  townshipCode,
  words,
  yuan,
} from '../../../kernel/schemas.ts'
import { approvalProgress, givenApproval } from '../../approvals/schemas.ts'
import { category } from '../../funds/schemas.ts'

export const batchNumber = words(60)
const mostLines = 10_000_000
export const lineNo = z.number().int().min(1).max(mostLines)

export const newBatch = z.object({
  number: batchNumber.regex(/^[^/\s]+$/, '批次号不能有空格和斜杠'),
  month: bookMonth,
  category,
  township: townshipCode,
  accounts: z
    .array(
      z.object({
        eligibilityId: z.uuid(),
        payeeName: words(200),
        bankName: words(200),
        account: accountNumber,
      }),
    )
    .max(5_000)
    .refine((all) => new Set(all.map((one) => one.eligibilityId)).size === all.length, {
      message: '同一对象只能写一个收款账户',
    })
    .default([])
    .describe('Of persons who were not paid before, or who want to be paid elsewhere'),
})
export const madeBatch = z.object({ number: z.string(), lineCount: z.number().int() })

export const stepBody = z.object({
  batch: batchNumber.optional().describe('All that wait for the step when absent'),
  month: bookMonth.optional(),
})
export const stepTaken = z.object({ batches: z.array(z.string()) })
export const approved = z.object({
  approvedCount: z.number().int(),
  batches: z.array(z.string()),
  further: z
    .array(z.object({ batch: z.string(), given: z.number().int(), required: z.number().int() }))
    .describe('Approved, but their amount takes more approvals'),
})

export const newStop = z.object({
  batch: batchNumber,
  line: lineNo.optional().describe('Every line of the batch when absent'),
  reason: words(500),
})
export const stopped = z.object({ stoppedCount: z.number().int() })

export const newReissue = z.object({
  number: newBatch.shape.number,
  lines: z
    .array(
      z.object({
        batch: batchNumber,
        line: lineNo,
        payeeName: words(200).nullable().default(null),
        bankName: words(200).nullable().default(null),
        account: accountNumber.nullable().default(null).describe('Null: as it was'),
      }),
    )
    .min(1)
    .max(5_000),
})

export const newResults = z.object({
  batch: batchNumber,
  lines: z
    .array(
      z.object({
        line: lineNo,
        outcome: z.enum(['settled', 'returned']).meta({ description: 'ISO 20022: ACSC, RJCT' }),
        amount: positiveYuan,
        reason: z.string().trim().max(500).default(''),
        executedOn: dateText,
        bankSerial: z.string().trim().max(80).default(''),
      }),
    )
    .min(1)
    .max(5_000),
})
export const resultsTaken = z.object({
  settledCount: z.number().int(),
  returnedCount: z.number().int(),
})

export const batchQuery = z.object({ month: bookMonth })
export const batchParams = z.object({ number: batchNumber })
export const lineParams = batchParams.extend({
  line: z.coerce.number().int().min(1).max(mostLines),
})

const batchState = z
  .enum(['pending', 'checked', 'approved', 'instructed', 'settled', 'partially_settled', 'stopped'])
  .meta({ description: 'ISO 20022: RCVD, ACTC, ACCP, ACSP, ACSC, PART, CANC' })
export const batch = z.object({
  number: z.string(),
  month: z.string(),
  categoryCode: z.string(),
  townshipCode: z.string(),
  isReissue: z.boolean(),
  state: batchState,
  lineCount: z.number().int(),
  amount: yuan,
  settled: yuan,
  returned: yuan,
  stopped: yuan,
  approval: approvalProgress.nullable().describe('Of a checked batch that is not sent yet'),
})

const step = z.object({ by: z.string(), at: moment }).nullable()
export const batchDetail = batch.extend({
  madeBy: z.string().nullable(),
  checked: step,
  approved: step,
  instructed: step,
  entitledCount: z.number().int().describe('In the snapshot of who was entitled'),
  remarkCount: z.number().int(),
  approvals: z.array(givenApproval).describe('Every one, the void ones with them'),
})

const lineState = z
  .enum(['pending', 'stopped', 'settled', 'returned'])
  .meta({ description: 'ISO 20022: PDNG, CANC, ACSC, RJCT' })
export const paymentLine = z.object({
  batch: z.string(),
  line: z.number().int(),
  village: z.string(),
  personName: z.string().describe('Masked'),
  identity: z.string().describe('Masked'),
  payeeName: z.string(),
  bankName: z.string(),
  account: z.string().describe('Masked'),
  amount: yuan,
  state: lineState,
  credited: yuan.nullable(),
  executedOn: z.string().nullable(),
  reason: z.string().describe('Why it came back or was stopped'),
  reissueOf: z.string().nullable().describe('The attempt that it repeats, batch/line'),
})
export const newDisclosure = z.object({
  purpose: z
    .string()
    .trim()
    .min(4, '请写明查看完整号码的用途,至少 4 个字')
    .max(200, '用途不能超过 200 个字')
    .meta({ description: 'Kept in the journal; no personal data' }),
})
export const disclosure = z.object({
  personName: z.string(),
  identity: z.string(),
  payeeName: z.string(),
  account: z.string(),
})
export const linePage = pageOf(paymentLine)
export const lineQuery = pageQuery.extend({
  sort: sortBy(['line', 'village', 'person', 'payee', 'amount', 'state', 'executedOn']).optional(),
})

export const remark = z.object({
  line: z.number().int().nullable().describe('Null: left out of the roster'),
  kind: z.enum(['not_entitled', 'above_standard', 'paid_twice', 'left_out', 'ended', 'deceased']),
  village: z.string(),
  personName: z.string().describe('Masked'),
  identity: z.string().describe('Masked'),
  amount: yuan.nullable(),
  standard: yuan.nullable(),
  until: z.string().nullable().describe('Of ended the last month, of deceased the day of death'),
})
export const remarkPage = pageOf(remark)
export const remarkQuery = pageQuery.extend({
  sort: sortBy(['line', 'kind', 'village', 'person', 'amount']).optional(),
})
export type RemarkQuery = z.output<typeof remarkQuery>
