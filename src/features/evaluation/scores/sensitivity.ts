import {
  addRatios,
  compareRatios,
  divideRatios,
  type Ratio,
  subtractRatios,
} from '../../../kernel/ratio.ts'
import type { Scheme } from '../scheme/definition.ts'
import { inOrder } from './results.ts'
import type { ScoredSubject } from './score-run.ts'
import { slopesOf, type Weighted, weightedParts } from './slopes.ts'

/** How far a weight may go in one direction, and which two townships meet there. */
export interface Bound {
  /** The weight at which the order changes, exactly, in hundredths of marks. */
  weight: Ratio
  /** The codes of the two: who is ahead now, and who draws level. */
  ahead: string
  behind: string
}

export interface Freedom {
  part: Weighted
  /** null: down to nothing, or up to the full marks, the order stays. */
  low: Bound | null
  high: Bound | null
}

/**
 * How far each weight may move before the order of the townships changes, computed: while one
 * weight moves and the others keep their proportions, so that all still sum to the full marks,
 * every total is a straight line. Two neighbours of the ranking change places where theirs meet.
 */
export function freedomOf(scheme: Scheme, subjects: readonly ScoredSubject[]): Freedom[] {
  const ranked = inOrder(subjects)
  return weightedParts(scheme).map((part) => {
    const slopes = slopesOf(scheme, part, ranked)
    const bounds = ranked.flatMap((ahead, no) => {
      const behind = ranked[no + 1]
      const [fall, rise] = [slopes[no], slopes[no + 1]]
      if (behind === undefined || fall === undefined || rise === undefined) return []
      return meeting(part, [ahead, fall], [behind, rise])
    })
    const within = bounds.filter(({ weight }) => isWithin(weight, scheme.fullMarks))
    return { part, low: nearest(within, part, 'low'), high: nearest(within, part, 'high') }
  })
}

/** Where the lines of two neighbours meet; two that are level now part with any move. */
function meeting(
  part: Weighted,
  [ahead, fall]: [ScoredSubject, Ratio],
  [behind, rise]: [ScoredSubject, Ratio],
): Bound[] {
  const closing = subtractRatios(rise, fall)
  if (closing.numerator === 0n) return []
  const gap = { numerator: ahead.total - behind.total, denominator: 1n }
  const weight = addRatios({ numerator: part.weight, denominator: 1n }, divideRatios(gap, closing))
  return [{ weight, ahead: ahead.code, behind: behind.code }]
}

function isWithin(weight: Ratio, full: bigint): boolean {
  return weight.numerator >= 0n && weight.numerator <= full * weight.denominator
}

function nearest(
  bounds: readonly Bound[],
  { weight }: Weighted,
  side: 'low' | 'high',
): Bound | null {
  const own = { numerator: weight, denominator: 1n }
  const onSide = bounds.filter((bound) => {
    const order = compareRatios(bound.weight, own)
    return side === 'low' ? order <= 0 : order >= 0
  })
  const [first] = onSide.toSorted((a, b) =>
    side === 'low' ? compareRatios(b.weight, a.weight) : compareRatios(a.weight, b.weight),
  )
  return first ?? null
}
