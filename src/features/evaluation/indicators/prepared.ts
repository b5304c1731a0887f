import type { Tx } from '../../../platform/db/transaction.ts'
import { measureFindings } from './findings.ts'
import type { Scope } from './indicator.ts'
import { measureBatches } from './measured-batches.ts'
import { measureFlow } from './measured-flow.ts'
import { measureReturns } from './measured-returns.ts'

/** Makes every temporary table that indicators measure from, for the transaction. */
export async function prepareMeasures(tx: Tx, scope: Scope): Promise<void> {
  await measureBatches(tx, scope)
  await measureReturns(tx, scope)
  await measureFlow(tx, scope)
  await measureFindings(tx, scope)
}
