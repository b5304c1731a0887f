import { z } from 'zod'
import { dateText } from '../../../kernel/schemas.ts'
import { marksText, proofIds } from '../changes/schemas.ts'

const sentence = z.string().trim().min(4, '请写明理由,至少4个字').max(2000)

export const newAppeal = z.object({
  indicator: z.string().max(20),
  ground: sentence,
  proofIds: proofIds.refine((ids) => ids.length > 0, '申诉应附佐证文件'),
})

export const appealAnswer = z.object({
  answer: sentence,
  score: marksText
    .optional()
    .meta({ description: 'Upheld: the score proposed, for a second person to approve' }),
})

export const appeal = z.object({
  id: z.uuid(),
  subjectCode: z.string(),
  subjectName: z.string(),
  indicator: z.string(),
  ground: z.string(),
  proofIds: z.array(z.uuid()),
  state: z.enum(['open', 'upheld', 'rejected']),
  filedOn: dateText,
  filedBy: z.string(),
  answer: z.string().nullable(),
  answeredOn: dateText.nullable(),
  answeredBy: z.string().nullable(),
})
export type Appeal = z.output<typeof appeal>

export const appealId = z.object({ id: z.uuid() })
