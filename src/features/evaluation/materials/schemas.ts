import { z } from 'zod'
import { bookYearText, dateText, townshipCode } from '../../../kernel/schemas.ts'

const certainty = z.enum(['verified', 'excerpt', 'second_hand', 'unverified'])

export const material = z.object({
  year: z.number().int(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(['report', 'dispatch']),
  dueOn: dateText,
  needsSealedScan: z.boolean(),
  needsElectronicCopy: z.boolean(),
  source: z.string(),
  certainty,
})
export type Material = z.output<typeof material>

const sentence = z.string().trim().min(2, '请至少写2个字').max(200)
export const newMaterial = z
  .object({
    year: bookYearText,
    code: z.string().regex(/^[a-z0-9-]{2,40}$/, '编码应为小写字母、数字和连字符'),
    name: sentence,
    kind: z.enum(['report', 'dispatch']).default('report'),
    dueOn: dateText,
    needsSealedScan: z.boolean().default(true),
    needsElectronicCopy: z.boolean().default(true),
    source: sentence,
    certainty: certainty.default('verified'),
  })
  .refine((one) => one.needsSealedScan || one.needsElectronicCopy, {
    path: ['needsElectronicCopy'],
    message: '盖章扫描件和电子版至少要求一种',
  })
export type NewMaterial = z.output<typeof newMaterial>

export const newSubmission = z.object({
  year: bookYearText,
  material: z.string().max(40),
  townshipCode: townshipCode
    .optional()
    .meta({ description: 'Whose it is; a township hands in its own' }),
  receivedOn: dateText
    .optional()
    .meta({ description: 'The day the bureau received it, for what came on paper; else today' }),
  sealedScanId: z.uuid().optional(),
  electronicCopyId: z.uuid().optional(),
  note: z.string().trim().max(1000).default(''),
})
export type NewSubmission = z.output<typeof newSubmission>

export const submissionDecision = z.object({
  accept: z.boolean(),
  note: z.string().trim().max(1000).default(''),
})

const states = ['awaited', 'due_soon', 'overdue', 'submitted', 'accepted'] as const
export const reminder = z.object({
  year: z.number().int(),
  material: z.string(),
  materialName: z.string(),
  townshipCode: z.string(),
  townshipName: z.string(),
  dueOn: dateText,
  state: z.enum(states),
  submissionId: z.uuid().nullable(),
  submittedOn: dateText.nullable(),
  lateDays: z.number().int().meta({ description: 'Days late: of what came, or so far' }),
  daysLeft: z.number().int().nullable().meta({ description: 'Until it is due; null once it came' }),
  returnedBecause: z.string().nullable().meta({ description: 'Why an earlier one was sent back' }),
})
export type Reminder = z.output<typeof reminder>

export const dueMaterial = reminder.pick({
  material: true,
  materialName: true,
  townshipCode: true,
  townshipName: true,
  dueOn: true,
  state: true,
  lateDays: true,
})
export type DueMaterial = z.output<typeof dueMaterial>

export const reminderQuery = z.object({
  year: bookYearText,
  asOf: dateText.optional().meta({ description: 'The day it is looked at; today when absent' }),
  awaitedOnly: z.stringbool().optional(),
})
export const materialQuery = z.object({ year: bookYearText.optional() })
export const submissionId = z.object({ id: z.uuid() })
export const created = z.object({ id: z.uuid() })
