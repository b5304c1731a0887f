import { z } from 'zod'
import { dateText, townshipCode, yuan } from '../../kernel/schemas.ts'

export const flowQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
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
