import { monthOf } from '../../../kernel/month.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { parametersOfMonth } from '../parameters.ts'
import { applyResolution } from './apply-resolution.ts'
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
    // Who signs what was referred is an auditor: a second person in any case.
    const isProposed =
      resolution.way !== 'referral' && (await takesSecondPerson(tx, actor, exception))
    if (isProposed) {
      const to = stateAfter(exception, 'propose')
      const { note } = resolution
      await moveExceptions(tx, actor, [exception.id], {
        event: 'propose',
        to,
        note,
        resolution,
        proposedBy: actor.userId,
      })
    } else {
      stateAfter(exception, resolution.way)
      await applyResolution(tx, actor, exception, resolution)
    }
    const detail = { kind: exception.kind, way: resolution.way, isProposed }
    return { subject: exception.reference, detail, result: null }
  })
}

async function takesSecondPerson(
  tx: Tx,
  actor: Actor,
  { lineOn, entryOn, lineFen, entryFen }: LockedException,
): Promise<boolean> {
  const month = monthOf(lineOn ?? entryOn ?? '')
  const { secondPersonAboveYuan } = await parametersOfMonth(tx, actor.districtCode, month)
  const fen = lineFen ?? entryFen ?? 0n
  return (fen < 0n ? -fen : fen) > BigInt(secondPersonAboveYuan) * 100n
}
