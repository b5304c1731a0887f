import { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import { formatRatio, parseRatio, type Ratio } from '../../kernel/ratio.ts'

const whole = z.string().regex(/^-?\d+$/)

/** The numbers behind a score as the run keeps them, so that it can be explained and recomputed. */
export const frozen = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('computed'),
    unit: z.enum(['percent', 'count', 'per_10000_yuan']),
    counts: z.string(),
    numerator: whole,
    denominator: whole,
    /** Natural keys of what lost marks. */
    cases: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('reported'),
    value: z.string(),
    unit: z.string(),
    note: z.string(),
  }),
  z.strictObject({ kind: z.literal('not_applicable'), why: z.string() }),
  z.strictObject({ kind: z.literal('missing') }),
])
export type Frozen = z.infer<typeof frozen>

/** The value that is scored, or null where there is none. */
export function measuredValue(measured: Frozen): Ratio | null {
  if (measured.kind === 'reported') return parseRatio(measured.value)
  if (measured.kind !== 'computed') return null
  const factor = { percent: 100n, count: 1n, per_10000_yuan: 10_000n }[measured.unit]
  return {
    numerator: factor * BigInt(measured.numerator),
    denominator: measured.unit === 'count' ? 1n : BigInt(measured.denominator),
  }
}

/** What was measured, in words: "46批÷48批＝95.83%". */
export function measuredText(measured: Frozen): string {
  if (measured.kind === 'missing') return '未填报'
  if (measured.kind === 'not_applicable') return measured.why
  if (measured.kind === 'reported') return `${measured.value}${measured.unit}`
  const { unit, counts, numerator, denominator } = measured
  const said = (number: string) =>
    counts === '元' ? `${formatFen(BigInt(number))}元` : `${number}${counts}`
  if (unit === 'count') return said(numerator)
  const value = formatRatio(measuredValue(measured) ?? { numerator: 0n, denominator: 1n }, 2)
  const result = unit === 'percent' ? `${value}%` : `每万元${value}元`
  return `${said(numerator)}÷${said(denominator)}＝${result}`
}
