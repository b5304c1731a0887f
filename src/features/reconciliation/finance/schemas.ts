import { z } from 'zod'
import { bookMonth, monthText, yuan } from '../../../kernel/schemas.ts'
import { financeReasons } from './words.ts'

export const comparisonFilter = z.object({ month: bookMonth })

export const comparedLine = z.object({
  month: monthText,
  documentNumber: z.string(),
  categoryCode: z.string(),
  categoryName: z.string(),
  financeAmount: yuan,
  bookAmount: yuan,
  difference: yuan.meta({ description: 'Finance less books' }),
  reason: z.enum(financeReasons),
  explanation: z.string(),
})
export type ComparedLine = z.infer<typeof comparedLine>
