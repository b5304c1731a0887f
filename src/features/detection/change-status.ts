import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { versionOutdated } from '../../platform/http/etag.ts'
import { alertNotFound, alertNotOpen } from './problems.ts'
import { type AlertStatus, alertStatuses, alertWorkflow, statusNames } from './workflow.ts'

export interface StatusChange {
  alertId: string
  event: 'confirm' | 'dismiss' | 'reopen'
  reason: string | null
  /** The version the decision rests on, or null where any will do. */
  version: number | null
}

/**
 * Takes an alert to where a person's decision leads, under lock. Refuses, in this order:
 * `alert-not-found`, `version-outdated`, `alert-not-open`.
 */
export async function changeStatus(tx: Tx, actor: Actor, change: StatusChange): Promise<void> {
  const alert = await tx
    .selectFrom('alert')
    .select(['status', 'version'])
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', change.alertId)
    .forUpdate()
    .executeTakeFirst()
  if (alert === undefined) throw alertNotFound()
  if (change.version !== null && change.version !== alert.version) throw versionOutdated()
  const from = statusOf(alert.status)
  const to = alertWorkflow.next(from, change.event)
  if (to === null) throw alertNotOpen({ status: statusNames[from] })
  await tx
    .updateTable('alert')
    .set({
      status: to,
      status_reason: change.reason,
      decided_by: actor.userId,
      version: alert.version + 1,
    })
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', change.alertId)
    .execute()
}

function statusOf(text: string): AlertStatus {
  const status = alertStatuses.find((one) => one === text)
  if (status === undefined) throw new Error(`unknown alert status ${text}`)
  return status
}
