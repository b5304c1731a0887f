import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { changeStatus } from './change-status.ts'
import type { AlertDecision } from './schemas.ts'

export interface DecideAlert extends AlertDecision {
  alertId: string
  /** The version the auditor has seen. */
  version: number
  key?: string | undefined
}

/** Dismisses an open alert, or opens a dismissed one again; either way with the reason. */
export async function decideAlert(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: DecideAlert,
): Promise<void> {
  await command(actor, { action: 'alerts:decide', key, input }, async (tx) => {
    const { alertId, version, decision, reason } = input
    const event = decision === 'dismissed' ? 'dismiss' : 'reopen'
    await changeStatus(tx, actor, { alertId, version, event, reason })
    return { subject: alertId, detail: { decision, version }, result: null }
  })
}
