import { compareRatios, type Ratio, subtractRatios } from '../../../kernel/ratio.ts'
import type { Direction, Scoring } from '../scheme/scoring.ts'

const wholeMarks = (marks: bigint): Ratio => ({ numerator: marks, denominator: 1n })
const atLeast = (a: Ratio, b: Ratio): Ratio => (compareRatios(a, b) >= 0 ? a : b)
const atMost = (a: Ratio, b: Ratio): Ratio => (compareRatios(a, b) <= 0 ? a : b)
const nothing = wholeMarks(0n)

/** Whether a value reaches a limit; the limit itself does. */
export function reaches(value: Ratio, direction: Direction, limit: Ratio): boolean {
  const order = compareRatios(value, limit)
  return direction === 'at_least' ? order >= 0 : order <= 0
}

/** Hundredths of marks for a value, exactly; never more than the weight, or the cap of a bonus. */
export function marksFor(scoring: Scoring, weight: bigint, value: Ratio): Ratio {
  switch (scoring.kind) {
    case 'ratio_to_target':
      return byTarget(scoring, weight, value)
    case 'bands': {
      const step = scoring.steps.find(({ limit }) => reaches(value, scoring.direction, limit))
      return { numerator: weight * BigInt(step?.percent ?? 0), denominator: 100n }
    }
    case 'deduct_per_case':
    case 'deduct_per_point':
    case 'deduct_per_missing':
      return deducted(scoring, weight, shortfallOf(scoring, value))
    case 'all_or_nothing':
      return wholeMarks(
        reaches(value, scoring.direction, scoring.target) ? weight : scoring.otherwise,
      )
    case 'bonus':
      return atMost(wholeMarks(scoring.cap), times(scoring.marks, atLeast(value, nothing)))
  }
}

type Targeted = Extract<Scoring, { kind: 'ratio_to_target' }>
export type Deducting = Extract<Scoring, { kind: `deduct_${string}` }>

function byTarget({ target, direction }: Targeted, weight: bigint, value: Ratio): Ratio {
  if (reaches(value, direction, target)) return wholeMarks(weight)
  const [part, whole] = direction === 'at_least' ? [value, target] : [target, value]
  return atLeast(nothing, {
    numerator: weight * part.numerator * whole.denominator,
    denominator: part.denominator * whole.numerator,
  })
}

function deducted({ marks, floor }: Deducting, weight: bigint, short: Ratio): Ratio {
  const lost = times(marks, atLeast(short, nothing))
  return atLeast(wholeMarks(floor), subtractRatios(wholeMarks(weight), lost))
}

/** How many cases, points or occurrences cost marks; none where it is not above zero. */
export function shortfallOf(scoring: Deducting, value: Ratio): Ratio {
  switch (scoring.kind) {
    case 'deduct_per_case':
      return subtractRatios(value, wholeMarks(BigInt(scoring.allowed)))
    case 'deduct_per_missing':
      return subtractRatios(wholeMarks(BigInt(scoring.required)), value)
    case 'deduct_per_point':
      return scoring.direction === 'at_least'
        ? subtractRatios(scoring.target, value)
        : subtractRatios(value, scoring.target)
  }
}

function times(marks: bigint, { numerator, denominator }: Ratio): Ratio {
  return { numerator: marks * numerator, denominator }
}
