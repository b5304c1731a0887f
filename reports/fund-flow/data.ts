import type { Fen } from '../../src/kernel/fen.ts'
import type { DwellBand, MoneyRow, MoneyTable } from '../money.ts'
import type { ReportData } from '../report.ts'

export interface FundDocument {
  readonly number: string
  readonly title: string
  /** 中央, 省级, 市级, 区级. */
  readonly level: string
  readonly receivedOn: string
  /** What increased and lowered it counts with it. */
  readonly amountFen: Fen
  readonly carriedInFen: Fen
  readonly usedFen: Fen
  readonly unallocatedFen: Fen
  readonly balanceFen: Fen
  readonly carriedOutFen: Fen
}

export interface FundFlowData extends ReportData {
  readonly year: number
  readonly documents: readonly FundDocument[]
  readonly byCategory: readonly MoneyRow[]
  readonly byTownship: readonly MoneyRow[]
  readonly byMonth: readonly { month: string; paidFen: Fen; spentFen: Fen }[]
  readonly totals: MoneyTable['total']
  readonly dwell: readonly DwellBand[]
  /** Every account's balance by stage: where the money that came in is now. */
  readonly whereabouts: readonly { name: string; amountFen: Fen }[]
}
