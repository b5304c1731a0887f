import type { CaseTruth } from '../../src/demo/cases/index.ts'
import { detectionRules } from '../../src/features/detection/index.ts'

export interface Found {
  rule: string
  amountYuan: string
  evidence: readonly string[]
}

/** What a rule made of what was planted for it. */
export interface RuleScore {
  rule: string
  planted: number
  /** Planted cases with an alert on one of their rows. */
  found: number
  /** Of these, those with exactly the planted rows and amount. */
  exact: number
  /** Alerts on what was not planted. */
  falseAlerts: number
  nearMisses: number
}

type Misuse = CaseTruth['misuse'][number]

/** Holds alerts against the truth, rule by rule; an alert belongs to what it shares a row with. */
export function scoreOf(found: readonly Found[], truth: CaseTruth): RuleScore[] {
  return detectionRules.map(({ code }) => {
    const planted = truth.misuse.filter(({ rule }) => rule === code)
    const alerts = found.filter(({ rule }) => rule === code)
    const shares = (alert: Found, misuse: Misuse) =>
      alert.evidence.some((key) => misuse.evidence.includes(key))
    const hits = planted.filter((misuse) => alerts.some((alert) => shares(alert, misuse)))
    return {
      rule: code,
      planted: planted.length,
      found: hits.length,
      exact: hits.filter((misuse) => alerts.some((alert) => isSame(alert, misuse))).length,
      falseAlerts: alerts.filter((alert) => !planted.some((misuse) => shares(alert, misuse)))
        .length,
      nearMisses: truth.nearMisses.filter(({ rule }) => rule === code).length,
    }
  })
}

function isSame(alert: Found, misuse: Misuse): boolean {
  const rows = (evidence: readonly string[]) => [...evidence].sort().join(' ')
  return alert.amountYuan === misuse.amountYuan && rows(alert.evidence) === rows(misuse.evidence)
}

/** The scores of several districts put together. */
export function together(scores: readonly (readonly RuleScore[])[]): RuleScore[] {
  const [first = []] = scores
  return first.map((one, at) =>
    scores.slice(1).reduce((sum, other) => added(sum, other[at]), { ...one }),
  )
}

function added(sum: RuleScore, other: RuleScore | undefined): RuleScore {
  if (other === undefined) return sum
  return {
    rule: sum.rule,
    planted: sum.planted + other.planted,
    found: sum.found + other.found,
    exact: sum.exact + other.exact,
    falseAlerts: sum.falseAlerts + other.falseAlerts,
    nearMisses: sum.nearMisses + other.nearMisses,
  }
}

/** Null where there was nothing to find, or nothing was found. */
export const recallOf = ({ planted, found }: RuleScore) => (planted === 0 ? null : found / planted)
export const precisionOf = ({ found, falseAlerts }: RuleScore) =>
  found + falseAlerts === 0 ? null : found / (found + falseAlerts)
