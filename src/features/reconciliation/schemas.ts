import { z } from 'zod'
import { monthText, yuan } from '../../kernel/schemas.ts'

export const reconciliationRequest = z.object({ month: monthText })
export const reconciled = z.object({
  month: z.string(),
  matched: z.record(z.string(), z.number().int()),
})

export const monthParams = z.object({ month: monthText })

const threeSides = z.object({
  categoryCode: z.string(),
  townshipCode: z.string(),
  approved: yuan,
  ledger: yuan,
  bank: yuan,
  returned: yuan,
  difference: yuan,
})

const exception = z.object({
  kind: z.enum(['in_bank_not_in_books', 'in_books_not_in_bank', 'amount_differs']),
  reference: z.string(),
  side: z.enum(['debit', 'credit']),
  amount: yuan,
  bookedOn: z.string(),
  note: z.string(),
})

export const monthReport = z.object({
  month: z.string(),
  statementBalance: yuan.nullable(),
  matchedLines: z.number().int(),
  openLines: z.number().int(),
  threeSides: z.array(threeSides),
  exceptions: z.array(exception),
})
