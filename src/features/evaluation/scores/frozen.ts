import { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { formatRatio, parseRatio, percentOf, type Ratio } from '../../../kernel/ratio.ts'

const whole = z.string().regex(/^-?\d+$/)

/**
 * How numbers are read. `percent`: numerator of denominator in percent; `count`: the numerator;
 * `number`: numerator ÷ denominator; `yuan`: fen ÷ denominator, in yuan; `per_10000_yuan`: fen of
 * fen, as yuan per 10,000 yuan.
 */
export const units = ['percent', 'count', 'number', 'yuan', 'per_10000_yuan'] as const
export type Unit = (typeof units)[number]

const proof = z.strictObject({ fileName: z.string(), sha256: z.string() })

/** The numbers behind a score as the run keeps them, so that it can be explained and recomputed. */
export const frozen = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('computed'),
    unit: z.enum(units),
    counts: z.string(),
    numerator: whole,
    denominator: whole,
    /** What the two are made of: they add up. */
    parts: z
      .array(z.strictObject({ name: z.string(), numerator: whole, denominator: whole }))
      .default([]),
    /** How many rows lost marks; the rows are kept beside the score. */
    caseCount: z.int().min(0).default(0),
    /** The rows themselves, as runs kept them at first. */
    cases: z.array(z.string()).optional(),
  }),
  z.strictObject({
    kind: z.enum(['reported', 'inspected']),
    value: z.string(),
    unit: z.string(),
    note: z.string(),
    proofs: z.array(proof).default([]),
    /** The marks that whoever reported gave himself. */
    claimed: z.string().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('not_applicable'), why: z.string() }),
  z.strictObject({
    kind: z.literal('missing'),
    /** Who owes it, and what is missing. */
    owner: z.string().default(''),
    why: z.string().default('未填报'),
    /** Marks that were claimed without any value. */
    claimed: z.string().nullable().default(null),
  }),
])
export type Frozen = z.infer<typeof frozen>
type Computed = Extract<Frozen, { kind: 'computed' }>

/** The value that is scored, or null where there is none. */
export function measuredValue(measured: Frozen): Ratio | null {
  if (measured.kind === 'reported' || measured.kind === 'inspected') {
    return parseRatio(measured.value)
  }
  if (measured.kind !== 'computed') return null
  const { unit } = measured
  const numerator = BigInt(measured.numerator)
  const denominator = BigInt(measured.denominator)
  switch (unit) {
    case 'count':
      return { numerator, denominator: 1n }
    case 'number':
      return { numerator, denominator }
    case 'yuan':
      return { numerator, denominator: 100n * denominator }
    case 'percent':
      return { numerator: 100n * numerator, denominator }
    case 'per_10000_yuan':
      return { numerator: 10_000n * numerator, denominator }
  }
}

/** What was measured, in words: "46批÷48批＝95.83%". */
export function measuredText(measured: Frozen): string {
  switch (measured.kind) {
    case 'missing':
    case 'not_applicable':
      return measured.why
    case 'reported':
    case 'inspected':
      return `${measured.value}${measured.unit}`
    case 'computed':
      return computedText(measured)
  }
}

function computedText(measured: Computed): string {
  const { unit, counts, numerator, denominator } = measured
  const inYuan = (number: string) => `${formatFen(BigInt(number))}元`
  const said = (number: string) => (counts === '元' ? inYuan(number) : `${number}${counts}`)
  if (unit === 'count') return said(numerator)
  if (unit === 'percent') {
    const rate = percentOf(BigInt(numerator), BigInt(denominator)) ?? '0.00'
    return `${said(numerator)}÷${said(denominator)}＝${rate}%`
  }
  const value = formatRatio(measuredValue(measured) ?? { numerator: 0n, denominator: 1n }, 2)
  switch (unit) {
    case 'per_10000_yuan':
      return `${said(numerator)}÷${said(denominator)}＝每万元${value}元`
    case 'yuan':
      return `${inYuan(numerator)}÷${denominator}${counts}＝${value}元`
    case 'number':
      return `${numerator}${counts}÷${denominator}＝${value}`
  }
}
