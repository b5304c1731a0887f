import { compareRatios, roundHalfUp } from '../../../kernel/ratio.ts'
import { indicatorsOf, type Scheme, type SchemeIndicator } from '../scheme/definition.ts'
import { type Frozen, measuredValue } from './frozen.ts'
import { marksFor } from './marks.ts'
import { marksText } from './marks-text.ts'
import { counterOf, reasonFor } from './reason.ts'
import { spreadWeights, sum } from './spread.ts'

export interface IndicatorScore {
  code: string
  /** Hundredths of marks, as all marks here. */
  weight: bigint
  /** The most it can bring: its weight, or a bonus's cap. */
  most: bigint
  /** By the scheme's rule; null where it does not apply or nothing was reported. */
  computed: bigint | null
  /** What counts: as computed, emptied by a veto, or changed by hand. */
  score: bigint | null
  /** Why marks were lost, or why there is no score. */
  reason: string
}

/** What people have decided about a run; with the frozen numbers it is all that scores rest on. */
export interface Decisions {
  /** Why what is missing counts as nothing; null while it is still awaited. */
  missingReason: string | null
  /** Scores changed by hand, by indicator. */
  changes: ReadonlyMap<string, { score: bigint; reason: string }>
}

export interface SubjectScore {
  scores: IndicatorScore[]
  /** The codes of the vetoes that hold. */
  vetoes: string[]
  total: bigint
}

type Measured = ReadonlyMap<string, Frozen>

/** Scores one township: a pure function of the scheme, the frozen numbers and the decisions. */
export function scoreSubject(
  scheme: Scheme,
  measured: Measured,
  decisions: Decisions,
): SubjectScore {
  const weights = spreadWeights(scheme, (code) => measured.get(code)?.kind !== 'not_applicable')
  const holding = scheme.vetoes.filter(({ code, allowed }) => {
    const value = measuredValue(measured.get(code) ?? { kind: 'not_applicable', why: '' })
    return (
      value !== null && compareRatios(value, { numerator: BigInt(allowed), denominator: 1n }) > 0
    )
  })
  const scores = indicatorsOf(scheme).map((indicator) => {
    const weight = weights.get(indicator.code) ?? 0n
    const frozen = measured.get(indicator.code) ?? missing
    const ruled = scoreByRule(indicator, weight, frozen)
    const veto = holding.find(({ empties }) => empties.includes(indicator.code))
    return { ...ruled, ...decided(ruled, indicator.code, veto?.name, decisions) }
  })
  return {
    scores,
    vetoes: holding.map(({ code }) => code),
    total: sum(scores.map(({ score }) => score ?? 0n)),
  }
}

const missing: Frozen = { kind: 'missing', owner: '', why: '未填报', claimed: null }

/** What the scheme's rule gives, before any veto or decision. */
function scoreByRule(indicator: SchemeIndicator, weight: bigint, frozen: Frozen): IndicatorScore {
  const { code, scoring } = indicator
  const most = scoring.kind === 'bonus' ? scoring.cap : weight
  const none = { code, weight, most, computed: null, score: null }
  if (frozen.kind === 'not_applicable') {
    return { ...none, reason: '不适用,分值由同一方面的其他指标分摊' }
  }
  const value = measuredValue(frozen)
  if (value === null) return { ...none, reason: '未填报,暂不得分' }
  const { numerator, denominator } = marksFor(scoring, indicator.weight, value)
  // The rule is of the item's own weight; a weight that has grown takes its rate over.
  const score =
    scoring.kind === 'bonus'
      ? roundHalfUp({ numerator, denominator })
      : roundHalfUp({ numerator: numerator * weight, denominator: denominator * indicator.weight })
  const grown = weight === indicator.weight ? '' : `分值分摊后为${marksText(weight)}分`
  const lost = most - score
  const why =
    scoring.kind === 'bonus' || lost === 0n
      ? ''
      : `${reasonFor(scoring, value, counterOf(frozen))},扣${marksText(lost)}分`
  const reason = [grown, why].filter((part) => part !== '').join(';')
  return { code, weight, most, computed: score, score, reason }
}

/** The score that counts, and why: a change by hand has the last word, then a veto. */
function decided(
  { computed, reason, weight }: IndicatorScore,
  code: string,
  veto: string | undefined,
  { missingReason, changes }: Decisions,
): Pick<IndicatorScore, 'score' | 'reason'> {
  const change = changes.get(code)
  if (change !== undefined) {
    const from = computed === null ? '' : `原为${marksText(computed)}分,`
    const text = `${from}调整为${marksText(change.score)}分:${change.reason}`
    return { score: change.score, reason: joined(reason, text) }
  }
  if (computed === null) {
    return weight === 0n || missingReason === null
      ? { score: null, reason }
      : { score: 0n, reason: `未填报,按0分计:${missingReason}` }
  }
  if (veto === undefined) return { score: computed, reason }
  const emptied = computed < 0n ? computed : 0n
  return { score: emptied, reason: joined(reason, `一票否决(${veto}),不得分`) }
}

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(';')
