import type { Fen } from '../../src/kernel/fen.ts'
import type { ReportData } from '../report.ts'

export interface FundDocument {
  readonly number: string
  readonly title: string
  /** 中央, 省级, 市级, 区级. */
  readonly level: string
  readonly receivedOn: string
  readonly amountFen: Fen
  readonly allocatedFen: Fen
  readonly unallocatedFen: Fen
}

/** Money of one category or township by stage. */
export interface FundFlowRow {
  readonly name: string
  readonly allocatedFen: Fen
  readonly disbursedFen: Fen
  /** Gross, re-issued payments included. */
  readonly paidFen: Fen
  readonly spentFen: Fen
  /** Came back from the bank and was not re-issued. */
  readonly returnedFen: Fen
  /** Allocated less what was paid and spent. */
  readonly balanceFen: Fen
  /** Paid and spent / allocated; null where nothing was allocated. */
  readonly executionRateBps: bigint | null
}

export interface FundFlowTotals extends Omit<FundFlowRow, 'name'> {
  readonly receivedFen: Fen
}

export interface FundFlowData extends ReportData {
  readonly year: number
  readonly documents: readonly FundDocument[]
  readonly byCategory: readonly FundFlowRow[]
  readonly byTownship: readonly FundFlowRow[]
  readonly byMonth: readonly { month: string; paidFen: Fen; spentFen: Fen }[]
  readonly totals: FundFlowTotals
  /** Every account's balance by stage: where the money that came in is now. */
  readonly whereabouts: readonly { name: string; amountFen: Fen }[]
}
