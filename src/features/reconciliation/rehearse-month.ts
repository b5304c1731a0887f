import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { exceptionsOf } from './exceptions/queries.ts'
import type { ReconciliationException } from './exceptions/schemas.ts'
import { type Reconciled, reconcile } from './reconcile-month.ts'

export interface Rehearsal extends Reconciled {
  /** What would wait, the oldest first; of very many, the first. */
  waiting: ReconciliationException[]
}

const shown = 500

/** Carries the result of a dry run out of the transaction that is rolled back. */
class Rehearsed extends Error {
  readonly result: Rehearsal
  constructor(result: Rehearsal) {
    super('a dry run is rolled back')
    this.result = result
  }
}

/** What `reconcileMonth` would do: the same in the same transaction, rolled back. */
export async function rehearseMonth(
  command: RunCommand,
  actor: Actor,
  month: string,
): Promise<Rehearsal> {
  const request = { action: 'reconciliation:run', input: { month } }
  try {
    return await command(actor, request, async (tx) => {
      const result = await reconcile(tx, actor, month)
      const { items } = await exceptionsOf(tx, actor.districtCode, { month, limit: shown })
      throw new Rehearsed({ ...result, waiting: items })
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.result
    throw error
  }
}
