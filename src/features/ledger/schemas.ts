import { z } from 'zod'
import { bookMonth, dateText, moment, monthText, yuan } from '../../kernel/schemas.ts'
import { reversibleOrigins } from './origins.ts'

export { kindNames } from './kind-names.ts'

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
