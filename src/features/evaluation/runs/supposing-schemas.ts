import { z } from 'zod'
import { marksForm } from './schemas.ts'

const standing = { total: marksForm, grade: z.string(), rank: z.number().int() }
const supposed = z.object({ gain: marksForm, ...standing })

export const whatIfQuery = z.object({
  indicators: z
    .string()
    .max(500)
    .default('')
    .meta({ description: 'Codes of indicators to be raised together, "C1,C3"' }),
})

export const whatIfAnswer = z.object({
  now: z.object(standing),
  each: z
    .array(supposed.extend({ indicator: z.string(), name: z.string() }))
    .meta({ description: 'One indicator raised to its target, all others as they are' }),
  together: supposed.nullable(),
})
export type WhatIf = z.output<typeof whatIfAnswer>

const bound = z
  .object({ weight: marksForm, ahead: z.string(), behind: z.string() })
  .nullable()
  .meta({ description: 'Where the two draw level; null: the order stays all the way' })

export const weightFreedom = z.object({
  kind: z.enum(['indicator', 'area']),
  code: z.string(),
  name: z.string(),
  weight: marksForm,
  low: bound,
  high: bound,
})
export type Sensitivity = z.output<typeof weightFreedom>[]
