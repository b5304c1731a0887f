import { formatYuan } from '../../../kernel/fen.ts'
import { roundHalfUp } from '../../../kernel/ratio.ts'
import type { IndicatorResult, TownshipResult } from '../runs/schemas.ts'
import { indicatorsOf, type Scheme, type SchemeIndicator } from '../scheme/definition.ts'
import { claimWarning } from './claim-warning.ts'
import { type Frozen, measuredText } from './frozen.ts'
import { marksText } from './marks-text.ts'
import type { ScoredSubject } from './score-run.ts'
import type { IndicatorScore } from './score-subject.ts'
import { sum } from './spread.ts'

/** How many were scored, and indicator code → the sum of what they all got. */
export interface Sums {
  count: number
  byIndicator: ReadonlyMap<string, bigint>
}

export function sumsOf(subjects: readonly ScoredSubject[]): Sums {
  const byIndicator = new Map<string, bigint>()
  for (const { code, score } of subjects.flatMap(({ scores }) => scores)) {
    byIndicator.set(code, (byIndicator.get(code) ?? 0n) + (score ?? 0n))
  }
  return { count: subjects.length, byIndicator }
}

/** The mean of everybody's marks for these indicators. */
export function meanOf({ count, byIndicator }: Sums, codes: readonly string[]): string {
  const total = sum(codes.map((code) => byIndicator.get(code) ?? 0n))
  const denominator = BigInt(Math.max(count, 1))
  return formatYuan(roundHalfUp({ numerator: total, denominator }))
}

export const districtMeanOf = (scheme: Scheme, sums: Sums): string =>
  meanOf(
    sums,
    indicatorsOf(scheme).map(({ code }) => code),
  )

/** The best first; those of one total by their codes. */
export function inOrder<Subject extends { code: string; total: bigint }>(
  subjects: readonly Subject[],
): Subject[] {
  return subjects.toSorted((a, b) =>
    a.total === b.total ? (a.code < b.code ? -1 : 1) : a.total > b.total ? -1 : 1,
  )
}

/** What the scores of a township come to, in the API's words. */
export function resultOf(scheme: Scheme, subject: ScoredSubject, sums: Sums): TownshipResult {
  const scores = new Map(subject.scores.map((score) => [score.code, score]))
  return {
    code: subject.code,
    name: subject.name,
    total: formatYuan(subject.total),
    grade: subject.grade,
    rank: subject.rank,
    vetoes: scheme.vetoes
      .filter(({ code }) => subject.vetoes.includes(code))
      .map(({ code, name }) => `${code} ${name}`),
    areas: scheme.areas.map(({ name, indicators }) => {
      const own = indicators.flatMap(({ code }) => scores.get(code) ?? [])
      const codes = indicators.map(({ code }) => code)
      return {
        name,
        weight: marksText(sum(own.map(({ weight }) => weight))),
        score: formatYuan(sum(own.map(({ score }) => score ?? 0n))),
        districtMean: meanOf(sums, codes),
        indicators: indicators.map((indicator) => indicatorResult(indicator, subject, sums)),
      }
    }),
  }
}

/** One score with the value it comes from; the subject has both for every indicator. */
export function indicatorResult(
  { code, name, target }: SchemeIndicator,
  { measured, scores }: ScoredSubject,
  sums: Sums,
): IndicatorResult {
  const score = scores.find((one) => one.code === code)
  const frozen = measured.get(code)
  if (score === undefined || frozen === undefined) throw new Error(`${code} was not scored`)
  return {
    code,
    name,
    target,
    weight: marksText(score.most),
    score: score.score === null ? null : formatYuan(score.score),
    computed: score.computed === null ? null : formatYuan(score.computed),
    districtMean: meanOf(sums, [code]),
    status: statusOf(frozen, score),
    measured: measuredText(frozen),
    caseCount: frozen.kind === 'computed' ? (frozen.cases?.length ?? frozen.caseCount) : 0,
    reason: score.reason,
    warning: claimWarning(frozen, score.computed),
  }
}

function statusOf({ kind }: Frozen, { score }: IndicatorScore): IndicatorResult['status'] {
  if (kind === 'not_applicable') return 'not_applicable'
  return kind === 'missing' && score === null ? 'missing' : 'scored'
}

/** Every township's result as one text, the same for the same inputs, byte for byte. */
export function resultText(
  scheme: Scheme,
  asOf: string,
  subjects: readonly ScoredSubject[],
): string {
  const sums = sumsOf(subjects)
  return JSON.stringify({
    scheme: scheme.code,
    version: scheme.version,
    asOf,
    districtMean: districtMeanOf(scheme, sums),
    townships: inOrder(subjects).map((subject) => resultOf(scheme, subject, sums)),
  })
}
