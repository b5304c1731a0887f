import { z } from 'zod'
import {
  bookMonth,
  bookYearText,
  dateText,
  moment,
  monthText,
  townshipCode,
  yuan,
} from '../../kernel/schemas.ts'
import { reversibleOrigins } from './origins.ts'

export { kindNames } from './kind-names.ts'

export const flowQuery = z.object({
  year: bookYearText,
  asOf: dateText.optional().describe('The last day that counts; the end of the year when absent'),
  township: townshipCode.optional(),
})

const sums = {
  allocated: yuan,
  disbursed: yuan,
  paid: yuan,
  spent: yuan,
  returned: yuan,
  recovered: yuan,
}
const named = z.object({ name: z.string(), ...sums })

export const fundFlow = z.object({
  year: z.number().int(),
  asOf: z.string(),
  stages: z.array(z.object({ stage: z.string(), name: z.string(), balance: yuan })),
  totals: z.object(sums),
  documents: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      level: z.string(),
      receivedOn: z.string(),
      amount: yuan,
      allocated: yuan,
    }),
  ),
  byCategory: z.array(named),
  byTownship: z.array(named),
  byMonth: z.array(z.object({ month: z.string(), paid: yuan, spent: yuan })),
})

export const bookMonths = z.object({
  first: monthText,
  last: monthText.meta({ description: 'Of the latest entry; this month where there is none yet' }),
  today: dateText,
})

export const closing = z.object({ month: bookMonth })
export const closedMonth = z.object({
  month: z.string(),
  closedBy: z.string(),
  closedAt: moment,
})
export const readiness = z.object({
  month: z.string(),
  unmet: z.array(z.object({ code: z.string(), reason: z.string() })),
})

export const newReversal = z.object({
  origin: z.enum(reversibleOrigins),
  originId: z.uuid(),
  reversedOn: dateText,
  decisionNumber: z.string().min(1, '须写明更正依据的文号').max(100),
  reason: z.string().min(1, '须写明原因').max(500),
})
export const reversed = z.object({ id: z.uuid(), transferCount: z.number().int() })
export const reversal = z.object({
  id: z.uuid(),
  origin: z.enum(reversibleOrigins),
  originId: z.uuid(),
  reversedOn: z.string(),
  decisionNumber: z.string(),
  reason: z.string(),
  reversedBy: z.string(),
  amount: yuan,
})
