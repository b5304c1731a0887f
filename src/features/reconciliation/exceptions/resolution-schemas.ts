import { z } from 'zod'
import { dateText } from '../../../kernel/schemas.ts'

const note = z.string().trim().min(1, '须写明理由').max(500)

/** How an exception is resolved. */
export const resolution = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('match'),
    lineIds: z.array(z.uuid()).max(500).default([]).describe('Bank lines beside its own'),
    entryKeys: z.array(z.string().max(200)).max(500).default([]).describe('Entries beside its own'),
    note,
  }),
  z.object({
    way: z.literal('correction'),
    voucherNumber: z.string().trim().min(1).max(60),
    bookedOn: dateText,
    note,
  }),
  z.object({
    way: z.literal('timing'),
    expectedOn: dateText.describe('When the other side is expected to book it'),
    note,
  }),
  z.object({ way: z.literal('referral'), note }),
])
export type Resolution = z.infer<typeof resolution>

/** As it is kept: with the match that came of it. */
export const keptResolution = z.intersection(resolution, z.object({ matchId: z.uuid().optional() }))
export type KeptResolution = z.infer<typeof keptResolution>

export const decision = z.object({ decision: z.enum(['approve', 'reject']), note })
export const undoing = z.object({ note })
export const assignment = z.object({
  assignedTo: z.uuid().nullable(),
  note: z.string().trim().max(500).default(''),
})

export const assignments = assignment.extend({
  exceptions: z
    .array(
      z.object({
        id: z.uuid(),
        version: z.number().int().meta({ description: 'The version seen' }),
      }),
    )
    .min(1)
    .max(500)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, '差异重复'),
})
export const assigned = z.object({ count: z.number().int() })
