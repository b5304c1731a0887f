import type { Fen } from '../../src/kernel/fen.ts'
import type { ReportData } from '../report.ts'

/** What only one side knew at the month's end. */
export interface OutstandingItem {
  readonly side: 'bank' | 'books'
  readonly reference: string
  readonly bookedOn: string
  /** Signed: what comes onto the account is positive. */
  readonly amountFen: Fen
  readonly about: string
  readonly state: string
}

export interface ReconciliationData extends ReportData {
  readonly month: string
  readonly bankFen: Fen
  readonly booksFen: Fen
  readonly receivedNotAtBankFen: Fen
  readonly paidNotAtBankFen: Fen
  readonly receivedNotInBooksFen: Fen
  readonly paidNotInBooksFen: Fen
  readonly toleratedFen: Fen
  readonly adjustedBankFen: Fen
  readonly adjustedBooksFen: Fen
  readonly isBalanced: boolean
  /** When its figures were frozen, "2023-08-03"; null while they are those of now. */
  readonly frozenOn: string | null
  readonly contentHash: string
  readonly accounts: readonly { account: string; balanceFen: Fen }[]
  readonly items: readonly OutstandingItem[]
  readonly statementLines: number
  readonly matchedLines: number
  readonly matches: readonly { name: string; count: number }[]
  readonly exceptions: readonly { name: string; count: number; amountFen: Fen }[]
  readonly threeSides: readonly {
    name: string
    approvedFen: Fen
    ledgerFen: Fen
    bankFen: Fen
    returnedFen: Fen
    differenceFen: Fen
  }[]
}
