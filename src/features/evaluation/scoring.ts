import {
  compareRatios,
  formatRatio,
  partOf,
  type Ratio,
  roundHalfUp,
  shareOut,
  subtractRatios,
} from '../../kernel/ratio.ts'
import { type Frozen, measuredValue } from './frozen.ts'
import { indicatorsOf, type Scheme, type SchemeIndicator, type Scoring } from './scheme.ts'

export interface IndicatorScore {
  code: string
  /** Hundredths of marks, as all marks here. */
  weight: bigint
  /** null where it does not apply or nothing was reported. */
  score: bigint | null
  /** Why marks were lost, or why there is no score. */
  reason: string
}

/** Scores one township: a pure function of the scheme and the frozen numbers. */
export function scoreTownship(
  scheme: Scheme,
  measured: ReadonlyMap<string, Frozen>,
): IndicatorScore[] {
  const weights = spreadWeights(scheme, (code) => measured.get(code)?.kind !== 'not_applicable')
  return indicatorsOf(scheme).map((indicator) => {
    const weight = weights.get(indicator.code) ?? 0n
    const frozen = measured.get(indicator.code) ?? { kind: 'missing' }
    return { code: indicator.code, weight, ...scoreIndicator(indicator, weight, frozen) }
  })
}

/**
 * Every indicator's weight, where those that do not apply give theirs to the rest of their area in
 * proportion; an area without any gives its weight to the others.
 */
function spreadWeights(scheme: Scheme, applies: (code: string) => boolean): Map<string, bigint> {
  const areas = scheme.areas.map(({ indicators }) => indicators)
  const full = areas.map((area) => sum(area.map(({ weight }) => weight)))
  const living = areas.map((area) => area.some(({ code }) => applies(code)))
  const lost = sum(full.filter((_, no) => living[no] !== true))
  const gained = shareOut(
    lost,
    full.map((weight, no) => (living[no] === true ? weight : 0n)),
  )
  const pairs = areas.flatMap((area, no) => {
    const whole = living[no] === true ? (full[no] ?? 0n) + (gained[no] ?? 0n) : 0n
    const parts = shareOut(
      whole,
      area.map(({ code, weight }) => (applies(code) ? weight : 0n)),
    )
    return area.map(({ code }, index) => [code, parts[index] ?? 0n] as const)
  })
  return new Map(pairs)
}

function scoreIndicator(
  indicator: SchemeIndicator,
  weight: bigint,
  frozen: Frozen,
): { score: bigint | null; reason: string } {
  if (frozen.kind === 'not_applicable') {
    return { score: null, reason: '不适用,分值由同一方面的其他指标分摊' }
  }
  const value = measuredValue(frozen)
  if (value === null) return { score: null, reason: '未填报,暂不得分' }
  const score = marksFor(indicator.scoring, weight, value)
  const lost = weight - score
  const grown = weight === indicator.weight ? '' : `分值分摊后为${marksText(weight)}分`
  const why =
    lost === 0n
      ? ''
      : `${reasonFor(indicator.scoring, value, counterOf(frozen))},扣${marksText(lost)}分`
  return { score, reason: [grown, why].filter((part) => part !== '').join(';') }
}

/** Marks for a value, between 0 and the weight, rounded half up to a hundredth. */
export function marksFor(scoring: Scoring, weight: bigint, value: Ratio): bigint {
  switch (scoring.kind) {
    case 'ratio_to_target':
      return reaches(value, 'at_least', scoring.target)
        ? weight
        : partOf(weight, value, scoring.target)
    case 'bands': {
      const step = scoring.steps.find(({ limit }) => reaches(value, scoring.direction, limit))
      return roundHalfUp({ numerator: weight * BigInt(step?.percent ?? 0), denominator: 100n })
    }
    case 'deduct_per_case': {
      const allowed = { numerator: BigInt(scoring.allowed), denominator: 1n }
      return weight - deduction(weight, scoring.marks, subtractRatios(value, allowed))
    }
    case 'deduct_per_point':
      return weight - deduction(weight, scoring.marks, subtractRatios(scoring.target, value))
    case 'all_or_nothing':
      return reaches(value, scoring.direction, scoring.target) ? weight : 0n
  }
}

function reaches(value: Ratio, direction: 'at_least' | 'at_most', limit: Ratio): boolean {
  const order = compareRatios(value, limit)
  return direction === 'at_least' ? order >= 0 : order <= 0
}

function deduction(weight: bigint, marks: bigint, { numerator, denominator }: Ratio): bigint {
  if (numerator <= 0n) return 0n
  const lost = roundHalfUp({ numerator: marks * numerator, denominator })
  return lost > weight ? weight : lost
}

/** What one of the counted is called: 个, 天. */
function counterOf(frozen: Frozen): string {
  return frozen.kind === 'reported' ? frozen.unit : frozen.kind === 'computed' ? frozen.counts : ''
}

function reasonFor(scoring: Scoring, value: Ratio, counter: string): string {
  switch (scoring.kind) {
    case 'ratio_to_target':
      return `未达目标${plain(scoring.target)},按比例得分`
    case 'bands': {
      const step = scoring.steps.find(({ limit }) => reaches(value, scoring.direction, limit))
      return step === undefined ? '未达最低一档' : `按${step.percent}%一档得分`
    }
    case 'deduct_per_case':
      return `每${counter}扣${marksText(scoring.marks)}分`
    case 'deduct_per_point': {
      const short = formatRatio(subtractRatios(scoring.target, value), 2)
      return `低于目标${short}个百分点,每点扣${marksText(scoring.marks)}分`
    }
    case 'all_or_nothing':
      return '出现即不得分'
  }
}

const plain = (ratio: Ratio): string => formatRatio(ratio, 2).replace(/\.?0+$/, '')

/** Hundredths of marks as people write them: 450n → "4.5". */
export function marksText(marks: bigint): string {
  return plain({ numerator: marks, denominator: 100n })
}

const sum = (numbers: readonly bigint[]): bigint =>
  numbers.reduce((total, number) => total + number, 0n)
