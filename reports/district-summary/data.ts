import type { Fen } from '../../src/kernel/fen.ts'
import type { AlertFigures } from '../alerts.ts'
import type { LedgerFinding } from '../findings.ts'
import type { GradeCap } from '../grades.ts'
import type { DwellBand, MoneyRow } from '../money.ts'
import type { ReportData } from '../report.ts'

export interface RankedTownship {
  readonly name: string
  /** Decimal marks, as all scores here. */
  readonly total: string
  readonly grade: string
  readonly gradeCap: GradeCap | null
  readonly rank: number
  readonly previousRank: number | null
  /** In the order of the areas. */
  readonly scores: readonly string[]
}

export interface DistrictSummaryData extends ReportData, AlertFigures {
  readonly year: number
  readonly schemeName: string
  readonly schemeVersion: number
  readonly runId: string
  readonly resultHash: string | null
  readonly fullMarks: string
  readonly districtMean: string
  readonly areas: readonly { name: string; weight: string; districtMean: string }[]
  readonly ranking: readonly RankedTownship[]
  /** Weights that may move least before the order changes; the tightest first. */
  readonly tightest: readonly { name: string; weight: string; low: string; high: string }[]
  readonly byTownship: readonly MoneyRow[]
  readonly total: MoneyRow
  readonly byMonth: readonly { month: string; paidFen: Fen; spentFen: Fen }[]
  readonly dwell: readonly DwellBand[]
  readonly findings: readonly LedgerFinding[]
}

/** Whether there are so many townships that not all can be shown everywhere on four pages. */
export const isLong = ({ ranking }: DistrictSummaryData): boolean => ranking.length > 6
