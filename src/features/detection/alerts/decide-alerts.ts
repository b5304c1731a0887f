import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { untilTooEarly } from '../problems.ts'
import type { AlertDecision } from '../schemas.ts'
import { liftSuppressions, suppressSubjects } from './suppression.ts'
import { takeDecision } from './take-decision.ts'
import type { AlertEvent } from './workflow.ts'

export interface DecideAlerts {
  /** Each with the version the auditor has seen. */
  alerts: readonly { id: string; version: number }[]
  decision: AlertDecision
  today: string
  key?: string | undefined
}

const events: Readonly<Record<AlertDecision['decision'], AlertEvent>> = Object.freeze({
  dismissed: 'dismiss',
  suppressed: 'suppress',
  open: 'reopen',
})

/**
 * Dismisses open alerts, suppresses them and what their subjects bring until a day, or opens
 * dismissed and suppressed ones again; all that are named or none, with the reason.
 */
export async function decideAlerts(
  command: RunCommand,
  actor: Actor,
  { alerts, decision, today, key }: DecideAlerts,
): Promise<void> {
  const request = { action: 'alerts:decide', key, input: { alerts, decision } }
  await command(actor, request, async (tx) => {
    const ids = alerts.map(({ id }) => id)
    if (decision.decision === 'suppressed' && decision.until <= today) {
      throw untilTooEarly(decision.until)
    }
    if (decision.decision === 'open') await liftSuppressions(tx, actor, ids)
    await takeDecision(tx, actor, {
      alerts,
      event: events[decision.decision],
      reasonCode: decision.decision === 'dismissed' ? decision.reasonCode : null,
      reason: decision.reason,
      on: today,
    })
    if (decision.decision === 'suppressed') await suppressSubjects(tx, actor, ids, decision)
    const subject = ids.length === 1 ? (ids[0] ?? '') : `${ids.length} alerts`
    return { subject, detail: { ...decision, alerts }, result: null }
  })
}
