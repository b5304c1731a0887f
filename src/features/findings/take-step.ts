import { sql } from 'kysely'
import type { Fen } from '../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { versionOutdated } from '../../platform/http/etag.ts'
import {
  dayOutOfOrder,
  findingNotFound,
  rectifiedTooMuch,
  samePerson,
  stepNotPossible,
} from './problems.ts'
import { rectifiedOf } from './queries.ts'
import {
  eventNames,
  type FindingEvent,
  type FindingState,
  findingWorkflow,
  secondPersonEvents,
  stateNames,
} from './workflow.ts'

export interface Step {
  event: FindingEvent
  note: string
  /** The day it was done; today when absent. */
  happenedOn?: string | undefined
  rectified?: { by: string; amount: Fen } | undefined
}

export interface TakeStep extends Step {
  findingId: string
  /** The version the step rests on. */
  version: number
  today: string
  key?: string | undefined
}

/**
 * Takes a finding one step on, under lock. Refuses, in this order: `finding-not-found`,
 * `version-outdated`, `step-not-possible`, `same-person`, `day-out-of-order`, `rectified-too-much`.
 */
export async function takeStep(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: TakeStep,
): Promise<void> {
  const request = { action: `findings:${input.event}`, key, input }
  await command(actor, request, async (tx) => {
    const finding = await lockFinding(tx, actor, input.findingId)
    if (finding.version !== input.version) throw versionOutdated()
    const to = nextState(finding.state, input.event)
    const happenedOn = input.happenedOn ?? today
    await requireSecondPerson(tx, actor, input)
    await requireOrder(tx, actor, { ...input, happenedOn, today })
    requireWithin(finding, input.rectified?.amount ?? 0n)
    await tx
      .updateTable('finding')
      .set({ state: to, version: finding.version + 1 })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', input.findingId)
      .execute()
    await tx
      .insertInto('finding_event')
      .values({
        district_code: actor.districtCode,
        finding_id: input.findingId,
        seq: finding.version + 1,
        event: input.event,
        from_state: finding.state,
        to_state: to,
        note: input.note,
        rectified_by: input.rectified?.by ?? null,
        rectified_fen: input.rectified?.amount ?? 0n,
        happened_on: happenedOn,
        actor_id: actor.userId,
      })
      .execute()
    const detail = { from: finding.state, to, rectifiedFen: input.rectified?.amount ?? 0n }
    return { subject: finding.number, detail, result: null }
  })
}

interface LockedFinding {
  number: string
  state: FindingState
  version: number
  amountFen: Fen
  rectifiedFen: Fen
}

async function lockFinding(tx: Tx, actor: Actor, id: string): Promise<LockedFinding> {
  const { rows } = await sql<LockedFinding>`
    select number, state, version, amount_fen as "amountFen", (${rectifiedOf}) as "rectifiedFen"
    from finding
    where district_code = ${actor.districtCode} and id = ${id}::uuid
      and (${actor.townshipCode}::text is null or township_code = ${actor.townshipCode})
    for no key update of finding`.execute(tx)
  const [finding] = rows
  if (finding === undefined) throw findingNotFound()
  return finding
}

function nextState(state: FindingState, event: FindingEvent): FindingState {
  const to = findingWorkflow.next(state, event)
  if (to === null) {
    const possible = findingWorkflow.eventsIn(state).map((one) => eventNames[one])
    throw stepNotPossible({ state: stateNames[state], event: eventNames[event], possible })
  }
  return to
}

async function requireSecondPerson(
  tx: Tx,
  actor: Actor,
  { event, findingId }: Pick<TakeStep, 'event' | 'findingId'>,
) {
  if (!secondPersonEvents.includes(event)) return
  const submission = await tx
    .selectFrom('finding_event')
    .select('actor_id')
    .where('district_code', '=', actor.districtCode)
    .where('finding_id', '=', findingId)
    .where('event', '=', 'submit')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (submission?.actor_id === actor.userId) throw samePerson(eventNames[event])
}

async function requireOrder(
  tx: Tx,
  actor: Actor,
  { findingId, happenedOn, today }: { findingId: string; happenedOn: string; today: string },
) {
  const last = await tx
    .selectFrom('finding_event')
    .select('happened_on')
    .where('district_code', '=', actor.districtCode)
    .where('finding_id', '=', findingId)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  if (happenedOn < last.happened_on || happenedOn > today) {
    throw dayOutOfOrder({ day: happenedOn, from: last.happened_on, to: today })
  }
}

function requireWithin({ amountFen, rectifiedFen }: LockedFinding, more: Fen): void {
  const total = rectifiedFen + more
  if (more > 0n && total > amountFen) {
    throw rectifiedTooMuch({ involvedFen: amountFen, rectifiedFen: total })
  }
}
