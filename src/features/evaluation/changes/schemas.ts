import { z } from 'zod'
import { marksForm } from '../runs/schemas.ts'

export const marksText = z
  .string()
  .regex(/^-?\d{1,4}(\.\d{1,2})?$/, '分数应为最多两位小数,如 3.50')
  .meta({ description: 'Marks as a decimal' })
const sentence = z.string().trim().min(4, '请写明理由,至少4个字').max(2000)
export const proofIds = z.array(z.uuid()).max(20).default([])

export const newChange = z.object({
  subjectCode: z.string().max(20),
  indicator: z.string().max(20),
  score: marksText,
  reason: sentence,
  proofIds,
})

export const changeDecision = z.object({
  approve: z.boolean(),
  note: z.string().max(2000).default(''),
})

export const scoreChange = z.object({
  id: z.uuid(),
  subjectCode: z.string(),
  indicator: z.string(),
  score: marksForm,
  computed: marksForm.nullable(),
  reason: z.string(),
  proofIds: z.array(z.uuid()),
  appealId: z.uuid().nullable(),
  state: z.enum(['proposed', 'approved', 'rejected', 'lapsed']),
  proposedBy: z.string(),
  decidedBy: z.string().nullable(),
  decisionNote: z.string(),
})
export type ScoreChange = z.output<typeof scoreChange>

export const changeId = z.object({ id: z.uuid() })
