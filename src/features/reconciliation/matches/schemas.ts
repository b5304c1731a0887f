import { z } from 'zod'
import { bookMonth, dateText, pageOf, pageQuery, sortBy, yuan } from '../../../kernel/schemas.ts'

export const matchFilter = pageQuery.extend({
  month: bookMonth.describe('The month whose runs, or people, made the match'),
  pass: z.string().max(40).optional().describe('The pass that matched, or manual, correction'),
  sort: sortBy(['bookedOn', 'pass', 'amount', 'serial', 'counterparty']).optional(),
})
export type MatchFilter = z.infer<typeof matchFilter>

export const matchedLine = z.object({
  lineId: z.uuid(),
  matchId: z.uuid().meta({ description: 'The same for lines that were matched together' }),
  serial: z.string(),
  bookedOn: dateText,
  bankAmount: yuan.meta({ description: 'Signed: what came onto the account is positive' }),
  counterparty: z.string(),
  pass: z.string(),
  passName: z.string(),
  entries: z.array(z.string()).meta({ description: 'Entries of the books by their keys' }),
  bookAmount: yuan.meta({ description: 'Of all entries of the match' }),
  note: z.string(),
})
export type MatchedLine = z.infer<typeof matchedLine>
export const matchPage = pageOf(matchedLine)
