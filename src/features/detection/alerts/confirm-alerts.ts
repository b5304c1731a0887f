import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { alertsById } from '../queries.ts'
import type { AlertDetail } from '../schemas.ts'
import { takeDecision } from './take-decision.ts'

/**
 * Confirms open alerts inside the command that records the finding about them, for the day it was
 * found, and returns them in the order given. Refuses with `alert-not-found` or `alert-not-open`.
 */
export async function confirmAlerts(
  tx: Tx,
  actor: Actor,
  { alertIds, on }: { alertIds: readonly string[]; on: string },
): Promise<AlertDetail[]> {
  const alerts = alertIds.map((id) => ({ id, version: null }))
  await takeDecision(tx, actor, { alerts, event: 'confirm', reasonCode: null, reason: '', on })
  return alertsById(tx, actor.districtCode, alertIds)
}
