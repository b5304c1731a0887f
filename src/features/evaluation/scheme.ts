import { z } from 'zod'
import { parseRatio } from '../../kernel/ratio.ts'
import { indicatorsByCode } from './indicators/index.ts'

/** Marks with at most two decimals, in hundredths. */
const marks = z
  .number()
  .min(0)
  .max(1000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, '分值最多两位小数')
  .transform((value) => BigInt(Math.round(value * 100)))

const exact = z
  .number()
  .min(0)
  .transform((value, context) => {
    const ratio = parseRatio(String(value))
    if (ratio !== null) return ratio
    context.addIssue('应为普通小数')
    return z.NEVER
  })

const direction = z.enum(['at_least', 'at_most'])

/** How a measured value becomes marks. */
export const scoring = z.discriminatedUnion('kind', [
  /** Full at the target, below it in proportion. */
  z.strictObject({ kind: z.literal('ratio_to_target'), target: exact }),
  /** The first step that the value reaches gives its percentage of the weight; none gives 0. */
  z.strictObject({
    kind: z.literal('bands'),
    direction,
    steps: z.array(z.strictObject({ limit: exact, percent: z.int().min(0).max(100) })).min(1),
  }),
  /** Marks off for each one counted beyond what is allowed, not below 0. */
  z.strictObject({
    kind: z.literal('deduct_per_case'),
    marks,
    allowed: z.int().min(0).default(0),
  }),
  /** Marks off for each point below the target, parts of a point in proportion, not below 0. */
  z.strictObject({ kind: z.literal('deduct_per_point'), target: exact, marks }),
  z.strictObject({ kind: z.literal('all_or_nothing'), direction, target: exact }),
])
export type Scoring = z.output<typeof scoring>

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('computed'),
    indicator: z
      .string()
      .refine((code) => indicatorsByCode.has(code), { error: '系统没有这个计算指标' }),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
  /** Reported by townships in the 指标填报 file under this code. */
  z.strictObject({ kind: z.literal('reported'), code: z.string().min(1), unit: z.string() }),
])

const schemeIndicator = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  weight: marks,
  target: z.string().min(1),
  source,
  scoring,
})
export type SchemeIndicator = z.output<typeof schemeIndicator>

/** A scheme as its file has it: areas → indicators, weights that sum to the full marks. */
export const schemeDefinition = z
  .strictObject({
    code: z.string().min(1),
    version: z.int().min(1),
    year: z.int().min(2000).max(2100),
    name: z.string().min(1),
    /** The period of reported values, 全年. */
    period: z.string().min(1),
    fullMarks: marks,
    /** From the best down; a grade begins with its `from`, the last with 0. */
    grades: z.array(z.strictObject({ name: z.string().min(1), from: marks })).min(1),
    areas: z
      .array(
        z.strictObject({ name: z.string().min(1), indicators: z.array(schemeIndicator).min(1) }),
      )
      .min(1),
  })
  .superRefine((scheme, context) => {
    const indicators = indicatorsOf(scheme)
    const sum = indicators.reduce((total, { weight }) => total + weight, 0n)
    if (sum !== scheme.fullMarks) {
      const message = `各指标分值合计${Number(sum) / 100},应等于总分${Number(scheme.fullMarks) / 100}`
      context.addIssue({ code: 'custom', path: ['areas'], message })
    }
    if (new Set(indicators.map(({ code }) => code)).size < indicators.length) {
      context.addIssue({ code: 'custom', path: ['areas'], message: '指标编码重复' })
    }
    const from = scheme.grades.map((grade) => grade.from)
    if (from.some((one, no) => no > 0 && one >= (from[no - 1] ?? 0n)) || from.at(-1) !== 0n) {
      context.addIssue({
        code: 'custom',
        path: ['grades'],
        message: '等次应从高到低,最后一等从0起',
      })
    }
  })
export type Scheme = z.output<typeof schemeDefinition>

export function indicatorsOf(scheme: Pick<Scheme, 'areas'>): SchemeIndicator[] {
  return scheme.areas.flatMap(({ indicators }) => indicators)
}

/** The grade of a total in hundredths of marks; bands are half-open, 90 is the better grade. */
export function gradeOf(scheme: Scheme, total: bigint): string {
  return scheme.grades.find(({ from }) => total >= from)?.name ?? ''
}
