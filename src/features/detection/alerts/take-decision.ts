import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { alertNotFound, alertNotOpen } from '../problems.ts'
import { noteDecision } from './standing.ts'
import { type AlertEvent, type AlertStatus, alertWorkflow, statusNames } from './workflow.ts'

export interface Decision {
  /** Each with the version the decision rests on, or null where any will do. */
  alerts: readonly { id: string; version: number | null }[]
  event: AlertEvent
  reasonCode: string | null
  reason: string
  /** The day it is taken for. */
  on: string
}

/**
 * Takes alerts to where a person's decision leads, all of them or none, under lock. Refuses, in
 * this order: `alert-not-found`, `version-outdated`, `alert-not-open`; the extension `alertIds`
 * names those at fault.
 */
export async function takeDecision(tx: Tx, actor: Actor, decision: Decision): Promise<void> {
  const locked = await lockAlerts(tx, actor, decision)
  const from = statusesOf(locked, decision.event)
  const to = alertWorkflow.next(from, decision.event)
  if (to === null) throw new Error(`no way from ${from} by ${decision.event}`)
  const ids = locked.map(({ id }) => id)
  await tx
    .updateTable('alert')
    .set((alert) => ({
      status: to,
      status_reason: decision.reason,
      reason_code: decision.reasonCode,
      decided_by: actor.userId,
      added_count: 0,
      added_fen: 0n,
      version: alert('version', '+', 1),
    }))
    .where('district_code', '=', actor.districtCode)
    .where('id', 'in', ids)
    .execute()
  await sql`
    insert into alert_decision (district_code, alert_id, version, decision, reason_code, reason,
      decided_by)
    select district_code, id, version, status, reason_code, status_reason, ${actor.userId}::uuid
    from alert
    where district_code = ${actor.districtCode} and id = any(${ids}::uuid[])`.execute(tx)
  await noteDecision(tx, actor.districtCode, { ids, on: decision.on })
}

interface Locked {
  id: string
  status: AlertStatus
  version: number
}

async function lockAlerts(tx: Tx, actor: Actor, { alerts }: Decision): Promise<Locked[]> {
  const ids = alerts.map(({ id }) => id)
  const { rows } = await sql<Locked>`
    select id, status, version from alert
    where district_code = ${actor.districtCode} and id = any(${ids}::uuid[])
    order by id
    for no key update`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length > 0) throw alertNotFound(undefined, { alertIds: missing })
  const outdated = alerts.filter(
    ({ id, version }) => version !== null && found.get(id)?.version !== version,
  )
  if (outdated.length > 0) {
    throw versionOutdated(undefined, { alertIds: outdated.map(({ id }) => id) })
  }
  return rows
}

/** One status from which the event leads on; the alerts are all in such a one. */
function statusesOf(locked: readonly Locked[], event: AlertEvent): AlertStatus {
  const stuck = locked.filter(({ status }) => alertWorkflow.next(status, event) === null)
  const [first] = stuck
  if (first !== undefined) {
    const alertIds = stuck.map(({ id }) => id)
    throw alertNotOpen({ status: statusNames[first.status] }, { alertIds })
  }
  return locked[0]?.status ?? 'open'
}
