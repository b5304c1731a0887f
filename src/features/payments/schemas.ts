import { z } from 'zod'
import { monthText, yuan } from '../../kernel/schemas.ts'

export const batchQuery = z.object({ month: monthText })
export const approval = z.object({
  month: monthText.optional().describe('All waiting batches when absent'),
})
export const approved = z.object({ approvedCount: z.number().int() })

export const batch = z.object({
  number: z.string(),
  month: z.string(),
  categoryCode: z.string(),
  townshipCode: z.string(),
  isReissue: z.boolean(),
  state: z
    .enum(['pending', 'approved', 'settled', 'partially_settled'])
    .meta({ description: 'ISO 20022: PDNG, ACCP, ACSC, PART' }),
  lineCount: z.number().int(),
  amount: yuan,
  settled: yuan,
  returned: yuan,
})
