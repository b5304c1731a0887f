import { z } from 'zod'
import {
  accountNumber,
  dateText,
  pageOf,
  positiveYuan,
  sortBy,
  townshipCode,
  words,
  yuan,
} from '../../../kernel/schemas.ts'
import { category, yearQuery } from '../../funds/schemas.ts'

const payeeKinds = ['person', 'company', 'institution', 'unit'] as const

export const newExpenditure = z.object({
  voucherNumber: words(60),
  spentOn: dateText,
  category,
  township: townshipCode,
  payeeName: words(200),
  payeeKind: z.enum(payeeKinds),
  payeeAccount: accountNumber.nullable().default(null),
  amount: positiveYuan,
  subject: z
    .string()
    .regex(/^\d{5}$/, '经济科目应为 5 位数字')
    .describe('Economic subject, such as 30306'),
  purpose: words(200),
  attachmentCount: z.number().int().min(0).max(10_000).default(0),
})

export const expenditure = z.object({
  id: z.uuid(),
  voucherNumber: z.string(),
  spentOn: z.string(),
  category: z.string(),
  township: z.string(),
  payeeName: z.string(),
  payeeKind: z.enum(payeeKinds),
  payeeAccount: z.string().nullable().describe('Masked'),
  amount: yuan,
  subject: z.string(),
  subjectName: z.string().nullable(),
  purpose: z.string(),
  attachmentCount: z.number().int(),
  recovered: yuan,
  isReversed: z.boolean(),
})
export const expenditurePage = pageOf(expenditure)
export const expenditureQuery = yearQuery.extend({
  sort: sortBy(['spentOn', 'number', 'payee', 'category', 'township', 'amount']).optional(),
})
export type ExpenditureQuery = z.output<typeof expenditureQuery>
