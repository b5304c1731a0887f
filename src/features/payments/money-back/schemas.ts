import { z } from 'zod'
import {
  bookYear,
  dateText,
  pageOf,
  positiveYuan,
  sortBy,
  townshipCode,
  words,
  yuan,
} from '../../../kernel/schemas.ts'
import { category, levels, yearQuery } from '../../funds/schemas.ts'
import { batchNumber, lineNo } from '../batches/schemas.ts'

export const newRecovery = z
  .object({
    batch: batchNumber.nullable().default(null),
    line: lineNo.nullable().default(null),
    voucherNumber: words(60).nullable().default(null),
    amount: positiveYuan,
    recoveredOn: dateText,
    receiptNumber: words(100),
    reason: words(500),
  })
  .refine(({ batch, line }) => (batch === null) === (line === null), {
    path: ['line'],
    message: '批次号和序号须同时写明',
  })
  .refine(({ batch, voucherNumber }) => (batch === null) !== (voucherNumber === null), {
    path: ['voucherNumber'],
    message: '须写明发放明细或凭证号,且只写一种',
  })

export const recovery = z.object({
  id: z.uuid(),
  receiptNumber: z.string(),
  recoveredOn: z.string(),
  category: z.string(),
  township: z.string(),
  line: z.string().nullable().describe('Batch/line'),
  voucherNumber: z.string().nullable(),
  amount: yuan,
  reason: z.string(),
  isReversed: z.boolean(),
})
export const recoveryPage = pageOf(recovery)
export const recoveryQuery = yearQuery.extend({
  sort: sortBy(['recoveredOn', 'number', 'category', 'township', 'amount']).optional(),
})
export type RecoveryQuery = z.output<typeof recoveryQuery>

export const newRemittance = z
  .object({
    documentNumber: words(100),
    level: z.enum(levels).describe('To whom it is handed up'),
    remittedOn: dateText,
    reason: words(500),
    lines: z
      .array(z.object({ batch: batchNumber, line: lineNo }))
      .max(5_000)
      .default([])
      .describe('Returned lines, each with all that is left of it'),
    recovered: z
      .object({ year: bookYear, category, township: townshipCode, amount: positiveYuan })
      .nullable()
      .default(null)
      .describe('Money that was recovered'),
  })
  .refine(({ lines, recovered }) => lines.length > 0 !== (recovered !== null), {
    path: ['recovered'],
    message: '须写明退汇明细或追缴资金,且只写一种',
  })

export const remittance = z.object({
  id: z.uuid(),
  documentNumber: z.string(),
  level: z.enum(levels),
  remittedOn: z.string(),
  stage: z.enum(['returned', 'recovered']),
  year: z.number().int(),
  category: z.string(),
  township: z.string(),
  lineCount: z.number().int(),
  amount: yuan,
  reason: z.string(),
  isReversed: z.boolean(),
})
export const remittancePage = pageOf(remittance)
export const remittanceQuery = yearQuery.extend({
  sort: sortBy(['remittedOn', 'number', 'category', 'township', 'amount']).optional(),
})
export type RemittanceQuery = z.output<typeof remittanceQuery>
