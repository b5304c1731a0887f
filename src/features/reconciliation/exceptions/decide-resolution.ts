import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { isSamePerson } from '../../access/index.ts'
import { applyResolution } from './apply-resolution.ts'
import { lockException, moveExceptions, stateAfter } from './locked-exception.ts'
import { sameProposer } from './problems.ts'

export interface DecideResolution {
  id: string
  version: number
  decision: 'approve' | 'reject'
  note: string
  key?: string | undefined
}

/**
 * The second person's word on a proposed resolution. Refuses, in this order:
 * `exception-not-found`, `version-outdated`, `exception-step-not-possible`, `same-person`, and
 * what the way of resolving refuses.
 */
export function decideResolution(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: DecideResolution,
): Promise<null> {
  return command(actor, { action: 'reconciliation:approve', key, input }, async (tx) => {
    const { decision, note } = input
    const exception = await lockException(tx, actor, input)
    const open = stateAfter(exception, 'reject')
    if (await isSamePerson(tx, actor, exception.proposedBy)) throw sameProposer()
    if (decision === 'approve' && exception.resolution !== null) {
      await applyResolution(tx, actor, exception, { resolution: exception.resolution, note })
    } else {
      const move = { event: 'reject', to: open, note, resolution: null } as const
      await moveExceptions(tx, actor, [exception.id], move)
    }
    return { subject: exception.reference, detail: { decision }, result: null }
  })
}
