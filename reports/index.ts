import { dispatchBulletin } from './dispatch-bulletin.ts'
import { districtSummary } from './district-summary.ts'
import { fundFlow } from './fund-flow.ts'
import { reconciliationStatement } from './reconciliation-statement.ts'
import { rectificationLedger } from './rectification-ledger.ts'
import type { Report } from './report.ts'
import { statement } from './statement.ts'
import { townshipEvaluation } from './township-evaluation.ts'

/** The reports in the order of the menu. */
export const reports: readonly Report[] = Object.freeze([
  townshipEvaluation,
  districtSummary,
  fundFlow,
  statement,
  reconciliationStatement,
  rectificationLedger,
  dispatchBulletin,
])
