import { sql, type Updateable } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Finding } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { requireProofs } from '../../proofs/index.ts'
import { dayOutOfOrder, findingNotFound, samePerson, stepNotPossible } from '../problems.ts'
import {
  eventNames,
  type FindingEvent,
  type FindingState,
  findingWorkflow,
  secondPersonEvents,
  stateNames,
} from '../workflow.ts'

/** What every change of a finding says. */
export interface Entry {
  findingId: string
  /** The version the change rests on. */
  version: number
  note: string
  /** The day it was done; today when absent. */
  happenedOn?: string | undefined
  proofIds?: readonly string[] | undefined
  today: string
  key?: string | undefined
}

export interface LockedFinding {
  id: string
  number: string
  state: FindingState
  version: number
  townshipCode: string | null
  foundOn: string
  dueOn: string
  isSystemic: boolean
  amountFen: Fen
  rectifiedFen: Fen
  /** Of its last event. */
  happenedOn: string
}

/** What a change does beside adding its event. */
export interface Change {
  /** Columns of the finding. */
  set?: Updateable<Finding>
  /** What changed, before and after, for the timeline. */
  detail?: Readonly<Record<string, unknown>>
  /** Fen put right by this event. */
  rectifiedFen?: Fen
  /** Rows that hang on the event. */
  rows?: (seq: number) => Promise<unknown>
}

/**
 * The only way a finding changes: under lock, on the version seen, by an event that is possible in
 * its state, which keeps who, when and why. Refuses, in this order: `finding-not-found`,
 * `version-outdated`, `step-not-possible`, `same-person`, `day-out-of-order`, `proof-not-found`,
 * then whatever `change` refuses with.
 */
export async function onFinding<Input extends Entry>(
  command: RunCommand,
  actor: Actor,
  event: FindingEvent,
  { key, today, ...input }: Input,
  change: (tx: Tx, finding: LockedFinding) => Promise<Change> | Change,
): Promise<void> {
  await command(actor, { action: `findings:${event}`, key, input }, async (tx) => {
    const finding = await lockFinding(tx, actor, input.findingId)
    if (finding.version !== input.version) throw versionOutdated()
    const to = nextState(finding.state, event)
    const happenedOn = input.happenedOn ?? today
    await requireSecondPerson(tx, actor, finding, event)
    if (happenedOn < finding.happenedOn || happenedOn > today) {
      throw dayOutOfOrder({ day: happenedOn, from: finding.happenedOn, to: today })
    }
    await requireProofs(tx, actor, input.proofIds ?? [])
    const { set = {}, detail = {}, rectifiedFen = 0n, rows } = await change(tx, finding)
    const seq = finding.version + 1
    await tx
      .insertInto('finding_event')
      .values({
        district_code: actor.districtCode,
        finding_id: finding.id,
        seq,
        event,
        from_state: finding.state,
        to_state: to,
        note: input.note,
        detail: JSON.stringify(detail),
        rectified_fen: rectifiedFen,
        happened_on: happenedOn,
        actor_id: actor.userId,
      })
      .execute()
    await tx
      .updateTable('finding')
      .set({ ...set, state: to, version: seq })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', finding.id)
      .execute()
    await attachProofs(tx, actor, finding.id, seq, input.proofIds ?? [])
    await rows?.(seq)
    const trail = { from: finding.state, to, rectifiedFen, ...detail }
    return { subject: finding.number, detail: trail, result: null }
  })
}

async function lockFinding(tx: Tx, actor: Actor, id: string): Promise<LockedFinding> {
  const { rows } = await sql<LockedFinding>`
    select finding.id, number, state, version, township_code as "townshipCode",
      found_on as "foundOn", due_on as "dueOn", is_systemic as "isSystemic", amount_fen as "amountFen",
      finding.rectified_fen as "rectifiedFen",
      (select happened_on from finding_event last where last.district_code = finding.district_code
        and last.finding_id = finding.id and last.seq = finding.version) as "happenedOn"
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

/** Whoever has ever handed this finding's rectification in leaves the judgement to others. */
async function requireSecondPerson(
  tx: Tx,
  actor: Actor,
  finding: LockedFinding,
  event: FindingEvent,
): Promise<void> {
  if (!secondPersonEvents.includes(event)) return
  const submission = await tx
    .selectFrom('finding_event')
    .select('seq')
    .where('district_code', '=', actor.districtCode)
    .where('finding_id', '=', finding.id)
    .where('event', '=', 'submit')
    .where('actor_id', '=', actor.userId)
    .executeTakeFirst()
  if (submission !== undefined) throw samePerson(eventNames[event])
}

async function attachProofs(
  tx: Tx,
  actor: Actor,
  findingId: string,
  seq: number,
  proofIds: readonly string[],
): Promise<void> {
  if (proofIds.length === 0) return
  await tx
    .insertInto('finding_proof')
    .values(
      [...new Set(proofIds)].map((proofId) => ({
        district_code: actor.districtCode,
        finding_id: findingId,
        seq,
        proof_id: proofId,
      })),
    )
    .execute()
}
