import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { exceptionsOf } from './exceptions/queries.ts'
import type { ReconciliationException } from './exceptions/schemas.ts'
import { type Reconciled, reconcile } from './reconcile-month.ts'

export interface Rehearsal extends Reconciled {
  /** What would wait, the oldest first; of very many, the first. */
  waiting: ReconciliationException[]
}

const shown = 500

/** Carries what was seen out of the transaction that is rolled back. */
class Rehearsed<Seen> extends Error {
  readonly seen: Seen[]
  constructor(seen: Seen[]) {
    super('a dry run is rolled back')
    this.seen = seen
  }
}

/**
 * What is to be seen after each month, one reconciled after the other as `reconcileMonth` does it:
 * the same work in one transaction, which is rolled back.
 */
export async function rehearseMonths<Seen>(
  command: RunCommand,
  actor: Actor,
  months: readonly string[],
  look: (tx: Tx, done: Reconciled) => Promise<Seen>,
): Promise<Seen[]> {
  const request = { action: 'reconciliation:run', input: { months } }
  try {
    return await command(actor, request, async (tx) => {
      const seen: Seen[] = []
      for (const month of months) seen.push(await look(tx, await reconcile(tx, actor, month)))
      throw new Rehearsed(seen)
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.seen
    throw error
  }
}

/** What `reconcileMonth` would do to one month. */
export async function rehearseMonth(
  command: RunCommand,
  actor: Actor,
  month: string,
): Promise<Rehearsal> {
  const [seen] = await rehearseMonths(command, actor, [month], async (tx, done) => {
    const filter = { month, waiting: true, limit: shown }
    const { items } = await exceptionsOf(tx, actor.districtCode, filter)
    return { ...done, waiting: items }
  })
  if (seen === undefined) throw new Error('a rehearsal without its month')
  return seen
}
