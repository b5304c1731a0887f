import { divideRatios, multiplyRatios, type Ratio, subtractRatios } from '../../../kernel/ratio.ts'
import type { Scheme } from '../scheme/definition.ts'
import type { ScoredSubject } from './score-run.ts'
import type { IndicatorScore } from './score-subject.ts'
import { sum } from './spread.ts'

/** What has a weight that may move: an indicator, or an area with all of its own in proportion. */
export interface Weighted {
  kind: 'indicator' | 'area'
  code: string
  name: string
  /** Hundredths of marks. */
  weight: bigint
  /** The indicators that it stands for, and those of its area. */
  codes: readonly string[]
  areaCodes: readonly string[]
}

export function weightedParts({ areas }: Scheme): Weighted[] {
  return areas.flatMap(({ name, indicators }) => {
    const own = indicators.filter(({ weight }) => weight > 0n)
    const areaCodes = own.map(({ code }) => code)
    const area: Weighted = {
      kind: 'area',
      code: name,
      name,
      weight: sum(own.map(({ weight }) => weight)),
      codes: areaCodes,
      areaCodes,
    }
    return [
      area,
      ...own.map((one) => ({
        kind: 'indicator' as const,
        code: one.code,
        name: one.name,
        weight: one.weight,
        codes: [one.code],
        areaCodes,
      })),
    ]
  })
}

/**
 * By how much each total moves with one mark more of the weight, the others keeping their
 * proportions: the part's own rate, less the rate of all the rest.
 */
export function slopesOf(
  { fullMarks }: Scheme,
  part: Weighted,
  subjects: readonly ScoredSubject[],
): Ratio[] {
  const rest = { numerator: fullMarks - part.weight, denominator: 1n }
  return subjects.map(({ scores }) => {
    const weighted = scores.filter(({ most, weight }) => most === weight)
    const earned = whole(sum(weighted.map(marksOf)))
    const rate = rateOf(part, weighted, fullMarks)
    if (rest.numerator === 0n) return whole(0n)
    const own = multiplyRatios(whole(part.weight), rate)
    return subtractRatios(rate, divideRatios(subtractRatios(earned, own), rest))
  })
}

/**
 * The share of its marks that a part got. Where it does not apply its weight is with the rest of
 * the area, so it counts with the area's share; without any of the area, with everything's.
 */
function rateOf(part: Weighted, scores: readonly IndicatorScore[], fullMarks: bigint): Ratio {
  return (
    shareOf(scores, part.codes) ??
    shareOf(scores, part.areaCodes) ?? {
      numerator: sum(scores.map(marksOf)),
      denominator: fullMarks,
    }
  )
}

function shareOf(scores: readonly IndicatorScore[], codes: readonly string[]): Ratio | null {
  const own = scores.filter(({ code, weight }) => weight > 0n && codes.includes(code))
  const denominator = sum(own.map(({ weight }) => weight))
  return denominator === 0n ? null : { numerator: sum(own.map(marksOf)), denominator }
}

const marksOf = ({ score }: IndicatorScore): bigint => score ?? 0n
const whole = (number: bigint): Ratio => ({ numerator: number, denominator: 1n })
