import { z } from 'zod'
import { dateText, pageOf, pageQuery, sortBy } from '../../../kernel/schemas.ts'
import { evaluationStates } from '../workflow.ts'

export const marksForm = z.string().meta({ description: 'Marks as a decimal, "18.50"' })

export const evaluation = z.object({
  id: z.uuid(),
  scheme: z.string(),
  schemeVersion: z.number().int(),
  schemeName: z.string(),
  year: z.number().int(),
  asOf: dateText,
  state: z.enum(evaluationStates),
  reviewedOn: dateText.nullable(),
  appealUntil: dateText.nullable(),
  publishedOn: dateText.nullable(),
  missingReason: z
    .string()
    .nullable()
    .meta({ description: 'Why what is missing counts as nothing; null while it is awaited' }),
  resultHash: z
    .string()
    .nullable()
    .meta({ description: 'SHA-256 of the published result; recomputing gives the same' }),
  version: z.number().int(),
})
export type Evaluation = z.output<typeof evaluation>

const indicatorResult = z.object({
  code: z.string(),
  name: z.string(),
  target: z.string(),
  weight: marksForm,
  score: marksForm.nullable(),
  computed: marksForm.nullable().meta({ description: 'By the rule, before a change or a veto' }),
  districtMean: marksForm,
  status: z.enum(['scored', 'not_applicable', 'missing']),
  measured: z.string().meta({ description: 'The value with its numerator and denominator' }),
  caseCount: z.number().int().meta({ description: 'How many rows lost marks' }),
  reason: z.string(),
  warning: z
    .string()
    .meta({ description: 'What is wrong with the marks that whoever reported gave himself' }),
})
export type IndicatorResult = z.output<typeof indicatorResult>

const standing = z.object({
  code: z.string(),
  name: z.string(),
  total: marksForm,
  grade: z.string(),
  rank: z.number().int(),
})

export const townshipResult = standing.extend({
  vetoes: z.array(z.string()).meta({ description: 'What empties items or caps the grade' }),
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

const past = z.object({
  asOf: dateText,
  total: marksForm,
  grade: z.string(),
  rank: z.number().int(),
  areas: z.array(z.object({ name: z.string(), score: marksForm })),
})
export type Past = z.output<typeof past>

export const townshipDetail = evaluation.extend({
  fullMarks: marksForm,
  districtMean: marksForm,
  rankOf: z.number().int(),
  township: townshipResult,
  previous: past.nullable().meta({ description: 'The last published evaluation of the series' }),
})
export type TownshipDetail = z.output<typeof townshipDetail>

export const evaluationSummary = evaluation.extend({
  fullMarks: marksForm,
  districtMean: marksForm,
  rankOf: z.number().int().meta({ description: 'How many townships were ranked' }),
  areas: z.array(z.object({ name: z.string(), weight: marksForm, districtMean: marksForm })),
  ranking: z.array(
    standing.extend({
      gradeCap: z
        .object({ earned: z.string(), by: z.string() })
        .nullable()
        .meta({ description: 'What the total earns, where vetoes hold the grade below it' }),
      areas: z.array(z.object({ name: z.string(), score: marksForm })),
      previousTotal: marksForm.nullable(),
      previousRank: z.number().int().nullable(),
    }),
  ),
})
export type EvaluationSummary = z.output<typeof evaluationSummary>

export const evaluationDetail = evaluation.extend({
  fullMarks: marksForm,
  districtMean: marksForm,
  rankOf: z.number().int().meta({ description: 'How many townships were ranked' }),
  townships: z.array(townshipResult).meta({
    description:
      'The best first; a township sees its own row. The district itself where the scheme scores it',
  }),
})
export type EvaluationDetail = z.output<typeof evaluationDetail>

export const gap = z.object({
  subjectCode: z.string(),
  subjectName: z.string(),
  indicator: z.string(),
  indicatorName: z.string(),
  weight: marksForm,
  owner: z.string().meta({ description: 'Who owes it' }),
  missing: z.string().meta({ description: 'What is missing' }),
  evidence: z.array(z.string()),
})
export type Gap = z.output<typeof gap>

export const explanation = z.object({
  indicator: indicatorResult,
  rule: z.string().meta({ description: 'How the value becomes marks, in words' }),
  basis: z.string(),
  evidence: z.array(z.string()),
  parts: z.array(
    z.object({
      name: z.string(),
      numerator: z.string(),
      denominator: z.string(),
    }),
  ),
  proofs: z.array(z.object({ fileName: z.string(), sha256: z.string() })),
  note: z.string(),
})
export type Explanation = z.output<typeof explanation>

export const explainedCase = z.object({
  kind: z.string(),
  key: z.string().meta({ description: 'The natural key of the row: batch, line, finding …' }),
  says: z.string(),
})
export const casePage = pageOf(explainedCase)
export const caseQuery = pageQuery.extend({ sort: sortBy(['no', 'key', 'says']).optional() })
export type CaseQuery = z.output<typeof caseQuery>
export type CasePage = z.output<typeof casePage>

export const newEvaluation = z.object({
  scheme: z.string().max(100),
  version: z.number().int().min(1).optional().meta({ description: 'The newest when absent' }),
  asOf: dateText,
})

const sentence = z.string().trim().min(2, '请至少写2个字').max(2000)
export const reviewing = z
  .object({
    missingReason: sentence
      .optional()
      .meta({ description: 'Why what is still missing counts as nothing' }),
    appealDays: z.number().int().min(0).max(60).optional(),
  })
  .nullish()
export const returning = z.object({ reason: sentence })
export const publishing = z
  .object({
    earlyReason: sentence.optional().meta({ description: 'Why not to wait for appeals' }),
  })
  .nullish()

export const recomputation = z.object({
  isSame: z.boolean(),
  publishedHash: z.string().nullable(),
  recomputedHash: z.string(),
})

export const evaluationId = z.object({ id: z.uuid() })
export const subjectParams = z.object({ id: z.uuid(), code: z.string().max(20) })
export const scoreParams = z.object({
  id: z.uuid(),
  code: z.string().max(20),
  indicator: z.string().max(20),
})
export const noBody = z.object({}).nullish()
