import { formatYuan } from '../../../kernel/fen.ts'
import { indicatorsOf, type Scheme } from '../scheme/definition.ts'
import type { ScoredSubject } from './score-run.ts'
import type { IndicatorScore } from './score-subject.ts'
import { sum } from './spread.ts'
import { cappedGrade } from './standings.ts'

export interface Supposed {
  /** Marks won, and what the total, the grade and the rank would be. */
  gain: string
  total: string
  grade: string
  rank: number
}

export interface SupposedIndicator extends Supposed {
  indicator: string
  name: string
}

/**
 * What becomes of a township if it raised one indicator to its target, all others as they are: for
 * each indicator that lost marks, the most won first.
 */
export function supposeEach(
  scheme: Scheme,
  subjects: readonly ScoredSubject[],
  code: string,
): SupposedIndicator[] {
  const own = subjects.find((one) => one.code === code)
  if (own === undefined) return []
  const names = new Map(indicatorsOf(scheme).map((one) => [one.code, one.name]))
  const lostBy = lostIn(scheme, own)
  return own.scores
    .filter((score) => lostBy(score) > 0n)
    .toSorted((a, b) => (lostBy(a) === lostBy(b) ? 0 : lostBy(a) > lostBy(b) ? -1 : 1))
    .map((score) => ({
      indicator: score.code,
      name: names.get(score.code) ?? '',
      ...suppose(scheme, subjects, own, lostBy(score)),
    }))
}

/** The same if it raised several together. */
export function supposeTogether(
  scheme: Scheme,
  subjects: readonly ScoredSubject[],
  { code, indicators }: { code: string; indicators: readonly string[] },
): Supposed | null {
  const own = subjects.find((one) => one.code === code)
  if (own === undefined) return null
  const raised = own.scores.filter((score) => indicators.includes(score.code))
  return suppose(scheme, subjects, own, sum(raised.map(lostIn(scheme, own))))
}

/** Neither what does not apply nor what a veto empties can be raised; what is missing can. */
function lostIn({ vetoes }: Scheme, own: ScoredSubject): (score: IndicatorScore) => bigint {
  const holding = vetoes.filter(({ code }) => own.vetoes.includes(code))
  const emptied = new Set(holding.flatMap(({ empties }) => empties))
  return ({ code, most, score }) =>
    emptied.has(code) || own.measured.get(code)?.kind === 'not_applicable'
      ? 0n
      : most - (score ?? 0n)
}

function suppose(
  scheme: Scheme,
  subjects: readonly ScoredSubject[],
  own: ScoredSubject,
  gain: bigint,
): Supposed {
  const total = own.total + gain
  const better = subjects.filter((other) => other.code !== own.code && other.total > total)
  return {
    gain: formatYuan(gain),
    total: formatYuan(total),
    grade: cappedGrade(scheme, total, own.vetoes),
    rank: better.length + 1,
  }
}
