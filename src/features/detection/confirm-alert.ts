import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { changeStatus } from './change-status.ts'
import { alertById } from './queries.ts'
import type { AlertDetail } from './schemas.ts'

/**
 * Confirms an open alert inside the command that records the finding about it, and returns it.
 * Refuses with `alert-not-found` or `alert-not-open`.
 */
export async function confirmAlert(tx: Tx, actor: Actor, alertId: string): Promise<AlertDetail> {
  await changeStatus(tx, actor, { alertId, event: 'confirm', reason: null, version: null })
  return alertById(tx, actor.districtCode, alertId)
}
