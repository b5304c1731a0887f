import type { Fen } from '../../src/kernel/fen.ts'
import type { AlertFigures } from '../alerts.ts'
import type { LedgerFinding } from '../findings.ts'
import type { GradeCap } from '../grades.ts'
import type { DwellBand, MoneyRow } from '../money.ts'
import type { ReportData } from '../report.ts'

/** Scores, weights and marks are decimal strings as the run froze them, "18.50". */
export interface ScoredIndicator {
  readonly code: string
  readonly name: string
  readonly weight: string
  readonly target: string
  /** The measured value in words, with its numerator and denominator. */
  readonly measured: string
  /** Marks, or 不适用 or 未填报. */
  readonly score: string
  /** Why marks were lost or the score was changed by hand; empty where there is nothing to say. */
  readonly reason: string
}

export interface ScoredArea {
  readonly name: string
  readonly weight: string
  readonly score: string
  /** The mean score of all townships of the district in this area. */
  readonly districtMean: string
  /** In the last published evaluation of the series; null where there is none. */
  readonly previousScore: string | null
  readonly indicators: readonly ScoredIndicator[]
}

export interface Peer {
  readonly name: string
  readonly total: string
  readonly grade: string
  readonly gradeCap: GradeCap | null
  readonly rank: number
}

export interface TownshipEvaluationData extends ReportData, AlertFigures {
  readonly townshipCode: string
  readonly townshipName: string
  readonly year: number
  readonly schemeName: string
  readonly schemeVersion: number
  readonly runId: string
  /** Of the published result; null before. */
  readonly resultHash: string | null
  readonly total: string
  readonly fullMarks: string
  readonly grade: string
  readonly gradeCap: GradeCap | null
  readonly rank: number
  readonly rankOf: number
  readonly districtMean: string
  /** What empties items or caps the grade. */
  readonly vetoes: readonly string[]
  readonly previous: { readonly asOf: string; readonly total: string; readonly rank: number } | null
  readonly areas: readonly ScoredArea[]
  readonly money: MoneyRow
  readonly byMonth: readonly { month: string; paidFen: Fen; spentFen: Fen }[]
  readonly dwell: readonly DwellBand[]
  readonly findings: readonly LedgerFinding[]
  /** The ranking, or of a long one its head and the neighbours. */
  readonly peers: readonly Peer[]
}

/** Where its money can be looked up, as it was on the day. */
export const statementUrl = ({ year, asOf, townshipCode }: TownshipEvaluationData): string =>
  `/api/statements?year=${year}&asOf=${asOf}&township=${townshipCode}`

/** "全区" or "全县", as the district is called. */
export const wholeOf = (data: { districtName: string }): string =>
  `全${data.districtName.slice(-1)}`

/** The share of its marks an area got, in percent, for the length of a bar and one decimal. */
export function rateOf(score: string, weight: string): { value: number; label: string } {
  const full = Number(weight)
  const value = full === 0 ? 0 : (Number(score) / full) * 100
  return { value, label: full === 0 ? '—' : `${value.toFixed(1)}%` }
}
