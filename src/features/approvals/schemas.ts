import { z } from 'zod'
import { moment, yuan } from '../../kernel/schemas.ts'

/** How far the approvals of what a thing is now have come. */
export const approvalProgress = z
  .object({
    given: z.number().int(),
    required: z.number().int().describe('It grows with the amount'),
    leadersGiven: z.number().int(),
    leadersRequired: z.number().int().describe('How many of them must be leaders'),
    isVoid: z.boolean().describe('It was changed since it was approved'),
  })
  .meta({ description: 'Of the present content and amount' })

export const givenApproval = z.object({
  by: z.string(),
  role: z.string(),
  at: moment,
  amount: yuan,
  contentHash: z.string().describe('SHA-256 of what was approved'),
  isVoid: z.boolean().describe('It was changed since'),
})
