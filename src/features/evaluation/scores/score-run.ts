import type { Scheme } from '../scheme/definition.ts'
import type { Frozen } from './frozen.ts'
import { type Decisions, type IndicatorScore, scoreSubject } from './score-subject.ts'
import { cappedGrade, ranksOf } from './standings.ts'

/** All that the scores of one township rest on, besides the scheme. */
export interface SubjectInputs extends Decisions {
  code: string
  name: string
  measured: ReadonlyMap<string, Frozen>
}

export interface ScoredSubject {
  code: string
  name: string
  measured: ReadonlyMap<string, Frozen>
  scores: readonly IndicatorScore[]
  /** The codes of the vetoes that hold. */
  vetoes: readonly string[]
  /** Hundredths of marks. */
  total: bigint
  grade: string
  /** Equal totals, equal rank; the next rank is as far down as there are better ones. */
  rank: number
}

/** Scores everybody of a run: the same inputs give the same result, always. */
export function scoreRun(scheme: Scheme, inputs: readonly SubjectInputs[]): ScoredSubject[] {
  const scored = inputs.map((one) => {
    const { code, name, measured } = one
    return { code, name, measured, ...scoreSubject(scheme, measured, one) }
  })
  const ranks = ranksOf(scored.map(({ total }) => total))
  return scored.map((one) => ({
    ...one,
    grade: cappedGrade(scheme, one.total, one.vetoes),
    rank: ranks.get(one.total) ?? 1,
  }))
}
