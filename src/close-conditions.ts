import type { CloseCondition } from './features/ledger/index.ts'
import { statementFrozen } from './features/reconciliation/index.ts'

/** What must be so before a month's books are closed, in the order in which a clerk is told. */
export const closeConditions: readonly CloseCondition[] = Object.freeze([statementFrozen])
