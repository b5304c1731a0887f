import { z } from 'zod'
import { dateText } from '../../kernel/schemas.ts'
import { evaluationStates } from './workflow.ts'

const marksForm = z.string().meta({ description: 'Marks as a decimal, "18.50"' })

export const scheme = z.object({
  code: z.string(),
  version: z.number().int(),
  year: z.number().int(),
  name: z.string(),
  definition: z
    .record(z.string(), z.unknown())
    .meta({ description: 'Areas, indicators, weights, sources and how they are scored' }),
})

export const newEvaluation = z.object({ scheme: z.string().max(100), asOf: dateText })

export const evaluation = z.object({
  id: z.uuid(),
  scheme: z.string(),
  schemeVersion: z.number().int(),
  schemeName: z.string(),
  year: z.number().int(),
  asOf: dateText,
  state: z.enum(evaluationStates),
  publishedOn: dateText.nullable(),
  version: z.number().int(),
})
export type Evaluation = z.output<typeof evaluation>

const indicatorResult = z.object({
  code: z.string(),
  name: z.string(),
  target: z.string(),
  weight: marksForm,
  score: marksForm.nullable(),
  status: z.enum(['scored', 'not_applicable', 'missing']),
  measured: z.string().meta({ description: 'The value with its numerator and denominator' }),
  cases: z.array(z.string()).meta({ description: 'Natural keys of what lost marks' }),
  reason: z.string(),
})

const townshipResult = z.object({
  code: z.string(),
  name: z.string(),
  total: marksForm,
  grade: z.string(),
  rank: z.number().int(),
  areas: z.array(
    z.object({
      name: z.string(),
      weight: marksForm,
      score: marksForm,
      districtMean: marksForm,
      indicators: z.array(indicatorResult),
    }),
  ),
})
export type TownshipResult = z.output<typeof townshipResult>

export const evaluationDetail = evaluation.extend({
  fullMarks: marksForm,
  districtMean: marksForm,
  rankOf: z.number().int().meta({ description: 'How many townships were ranked' }),
  townships: z
    .array(townshipResult)
    .meta({ description: 'The best first; a township sees its own row' }),
})
export type EvaluationDetail = z.output<typeof evaluationDetail>

export const evaluationId = z.object({ id: z.uuid() })
export const noBody = z.object({}).nullish()
