import { sql } from 'kysely'
import { jsonText } from '../../../kernel/json.ts'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { lockReconciliation } from '../lock.ts'
import { exceptionNotFound, stepNotPossible } from './problems.ts'
import { type KeptResolution, keptResolution } from './resolution-schemas.ts'
import { type ExceptionState, stateNames } from './words.ts'
import { type ExceptionEvent, eventNames, exceptionWorkflow } from './workflow.ts'

export interface LockedException {
  id: string
  reference: string
  kind: string
  state: ExceptionState
  version: number
  lineId: string | null
  lineOn: string | null
  lineFen: bigint | null
  entryKey: string | null
  entryOn: string | null
  entryFen: bigint | null
  resolution: KeptResolution | null
  proposedBy: string | null
}

/** Locks an exception; refuses with `exception-not-found` or `version-outdated`. */
export async function lockException(
  tx: Tx,
  actor: Actor,
  seen: { id: string; version: number },
): Promise<LockedException> {
  const [found] = await lockExceptions(tx, actor, [seen])
  if (found === undefined) throw exceptionNotFound()
  return found
}

/** The same for many, in the order of their ids. */
export async function lockExceptions(
  tx: Tx,
  actor: Actor,
  seen: readonly { id: string; version: number }[],
): Promise<LockedException[]> {
  await lockReconciliation(tx, actor.districtCode)
  const { rows } = await sql<LockedException>`
    select id, reference, kind, state, version, statement_line_id as "lineId", line_on as "lineOn",
      line_fen as "lineFen", entry_key as "entryKey", entry_on as "entryOn",
      entry_fen as "entryFen", resolution, proposed_by as "proposedBy"
    from reconciliation_exception
    where district_code = ${actor.districtCode} and id = any (${seen.map(({ id }) => id)}::uuid[])
    order by id
    for no key update`.execute(tx)
  const versions = new Map(seen.map(({ id, version }) => [id, version]))
  if (rows.length < versions.size) throw exceptionNotFound()
  if (rows.some(({ id, version }) => versions.get(id) !== version)) throw versionOutdated()
  return rows.map((found) => ({
    ...found,
    resolution: found.resolution === null ? null : keptResolution.parse(found.resolution),
  }))
}

/** The state after the event; refuses with `exception-step-not-possible`. */
export function stateAfter({ state }: LockedException, event: ExceptionEvent): ExceptionState {
  const to = exceptionWorkflow.next(state, event)
  if (to === null) {
    const possible = exceptionWorkflow.eventsIn(state).map((one) => eventNames[one])
    throw stepNotPossible({ state: stateNames[state], event: eventNames[event], possible })
  }
  return to
}

export interface Move {
  event: ExceptionEvent
  to: ExceptionState
  note: string
  resolution: KeptResolution | null
  proposedBy?: string
  expectedOn?: string | null
}

/** Takes exceptions to their new state and writes each one's history. */
export async function moveExceptions(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  { event, to, note, resolution, proposedBy, expectedOn }: Move,
): Promise<void> {
  const kept = resolution === null ? null : jsonText(resolution)
  await sql`
    with before as (
      select id, state from reconciliation_exception
      where district_code = ${actor.districtCode} and id = any (${ids}::uuid[])),
    moved as (
      update reconciliation_exception exception
      set state = ${to}, resolution = ${kept}::jsonb, proposed_by = ${proposedBy ?? null}::uuid,
        expected_on = ${expectedOn ?? null}::date, version = version + 1
      from before
      where exception.district_code = ${actor.districtCode} and exception.id = before.id
      returning exception.id, before.state)
    insert into reconciliation_exception_event (district_code, exception_id, seq, event, from_state,
      to_state, note, detail, actor_id)
    select ${actor.districtCode}, id, (select coalesce(max(seq), 0) + 1
        from reconciliation_exception_event known
        where known.district_code = ${actor.districtCode} and known.exception_id = moved.id),
      ${event}, state, ${to}, ${note}, coalesce(${kept}::jsonb, '{}'), ${actor.userId}
    from moved`.execute(tx)
}
