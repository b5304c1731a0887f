import { z } from 'zod'
import { bookYearText } from '../../../kernel/schemas.ts'
import { marksText, proofIds } from '../changes/schemas.ts'

export const valueQuery = z.object({
  scheme: z.string().max(60),
  kind: z.enum(['reported', 'inspected']).optional(),
  townshipCode: z.string().max(20).optional(),
})

export const askedValue = z.object({
  year: z.number().int(),
  period: z.string(),
  subjectCode: z.string(),
  subjectName: z.string(),
  code: z.string().meta({ description: 'The code under which the value is reported' }),
  indicator: z.string(),
  indicatorName: z.string(),
  kind: z.enum(['reported', 'inspected']),
  unit: z.string(),
  target: z.string(),
  evidence: z.array(z.string()),
  proof: z
    .enum(['none', 'note', 'file'])
    .meta({ description: 'The proof without which it is missing' }),
  value: z.string().nullable(),
  note: z.string(),
  claimed: z.string().nullable(),
  proofIds: z.array(z.uuid()),
  version: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'For If-Match; null where none is yet' }),
})
export type AskedValue = z.output<typeof askedValue>

export const valueParams = z.object({
  year: bookYearText,
  period: z.string().max(20),
  subject: z.string().max(20),
  code: z.string().max(60),
})

export const newValue = z.object({
  value: z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, '数值应为不小于零的普通小数'),
  note: z.string().trim().max(1000).default(''),
  claimed: marksText
    .optional()
    .meta({ description: 'The marks that whoever reports gives himself' }),
  proofIds,
})
export type NewValue = z.output<typeof newValue>

export const keptValue = z.object({ version: z.number().int() })
