import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { recordExceptions } from './exceptions/record-exceptions.ts'
import { undoOutdated } from './exceptions/undo-outdated.ts'
import { lockReconciliation } from './lock.ts'
import { runPasses } from './run-passes.ts'
import { dissolveRun, openMonth } from './scope.ts'

export interface Reconciled {
  month: string
  /** How many matches each pass made, by its code. */
  matched: Record<string, number>
  /** How many exceptions wait up to the end of the month, by kind. */
  exceptions: Record<string, number>
}

/**
 * Matches the statement with the books for a month and what earlier ones left open, pass by pass,
 * and keeps the rest as exceptions. The result follows from the data and from what people decided,
 * not from when it runs or in what order files came; so a month can be run again at any time.
 */
export function reconcileMonth(
  command: RunCommand,
  actor: Actor,
  input: { month: string; key?: string | undefined },
): Promise<Reconciled> {
  const { month, key } = input
  return command(actor, { action: 'reconciliation:run', key, input: { month } }, async (tx) => {
    const result = await reconcile(tx, actor, month)
    return { subject: month, detail: { ...result }, result }
  })
}

/**
 * The same inside another command, such as the closing of the month. Later months that were
 * reconciled before rest on this one, so they are reconciled again.
 */
export async function reconcile(tx: Tx, actor: Actor, month: string): Promise<Reconciled> {
  await lockReconciliation(tx, actor.districtCode)
  // For the hash tables of a month with a million lines; given back at the end of the transaction.
  await sql`set local work_mem = '64MB'`.execute(tx)
  const later = await tx
    .selectFrom('reconciliation_month')
    .select('month')
    .where('district_code', '=', actor.districtCode)
    .where('month', '>', month)
    .orderBy('month')
    .execute()
  for (const next of later) await dissolveRun(tx, actor.districtCode, next.month)
  const result = await reconcileOne(tx, actor, month)
  for (const next of later) await reconcileOne(tx, actor, next.month)
  return result
}

async function reconcileOne(tx: Tx, actor: Actor, month: string): Promise<Reconciled> {
  await undoOutdated(tx, actor, month)
  const scope = await openMonth(tx, actor.districtCode, month)
  const { matched, gaveUp } = await runPasses(tx, scope)
  const { open } = await recordExceptions(tx, actor, scope, gaveUp)
  await sql`
    insert into reconciliation_month as known (district_code, month, run_by)
    values (${actor.districtCode}, ${month}, ${actor.userId})
    on conflict on constraint reconciliation_month_pk do update
      set run_count = known.run_count + 1, run_by = excluded.run_by, run_at = now()`.execute(tx)
  return { month, matched, exceptions: open }
}
