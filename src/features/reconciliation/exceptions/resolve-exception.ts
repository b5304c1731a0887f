import { sql } from 'kysely'
import { sumFen } from '../../../kernel/fen.ts'
import { monthOf } from '../../../kernel/month.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { parametersOfMonth } from '../parameters.ts'
import { applyResolution, membersOf } from './apply-resolution.ts'
import {
  type LockedException,
  lockException,
  moveExceptions,
  stateAfter,
} from './locked-exception.ts'
import type { Resolution } from './resolution-schemas.ts'

export interface ResolveException {
  id: string
  /** The version the decision rests on. */
  version: number
  resolution: Resolution
  key?: string | undefined
}

/**
 * Resolves an exception, or, above the amount that takes a second person, proposes to. Refuses, in
 * this order: `exception-not-found`, `version-outdated`, `exception-step-not-possible`, and what
 * the way of resolving refuses.
 */
export function resolveException(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: ResolveException,
): Promise<null> {
  return command(actor, { action: 'reconciliation:resolve', key, input }, async (tx) => {
    const { resolution } = input
    const exception = await lockException(tx, actor, input)
    const { note } = resolution
    // Who signs what was referred is an auditor: a second person in any case.
    const isProposed =
      resolution.way !== 'referral' && (await takesSecondPerson(tx, actor, exception, resolution))
    if (isProposed) {
      const to = stateAfter(exception, 'propose')
      await rehearseResolution(tx, actor, exception, resolution)
      await moveExceptions(tx, actor, [exception.id], {
        event: 'propose',
        to,
        note,
        resolution,
        proposedBy: actor.userId,
      })
    } else {
      stateAfter(exception, resolution.way)
      await applyResolution(tx, actor, exception, { resolution, note })
    }
    const detail = { kind: exception.kind, way: resolution.way, isProposed }
    return { subject: exception.reference, detail, result: null }
  })
}

/** What could not be done is refused to the one who proposes it, not to the one who approves. */
async function rehearseResolution(
  tx: Tx,
  actor: Actor,
  exception: LockedException,
  resolution: Resolution,
): Promise<void> {
  await sql`savepoint rehearsed`.execute(tx)
  await applyResolution(tx, actor, exception, { resolution, note: resolution.note })
  await sql`rollback to savepoint rehearsed`.execute(tx)
}

/** Whether anything that would be settled, or either side altogether, is above the amount. */
async function takesSecondPerson(
  tx: Tx,
  actor: Actor,
  exception: LockedException,
  resolution: Resolution,
): Promise<boolean> {
  const { lineOn, entryOn, lineFen, entryFen } = exception
  const month = monthOf(lineOn ?? entryOn ?? '')
  const { secondPersonAboveYuan } = await parametersOfMonth(tx, actor.districtCode, month)
  const limit = BigInt(secondPersonAboveYuan) * 100n
  const isAbove = (fen: bigint) => fen > limit || -fen > limit
  if (resolution.way !== 'match') return isAbove(lineFen ?? 0n) || isAbove(entryFen ?? 0n)
  const { lines, entries } = await membersOf(tx, actor, exception, resolution)
  return [lines, entries].some((side) => {
    const amounts = side.map(({ fen }) => fen)
    return isAbove(sumFen(amounts)) || amounts.some(isAbove)
  })
}
