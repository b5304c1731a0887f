import { sql } from 'kysely'
import { type Fen, sumFen } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import {
  dueTooEarly,
  handedInToday,
  measuresOpen,
  mechanismMissing,
  rectifiedTooMuch,
  submissionUnproved,
} from '../problems.ts'
import type { rectificationEvents, supervisionEvents } from '../workflow.ts'
import { type Change, type Entry, type LockedFinding, onFinding } from './on-finding.ts'

export interface Step {
  event: (typeof rectificationEvents)[number] | (typeof supervisionEvents)[number]
  note: string
  happenedOn?: string | undefined
  proofIds?: readonly string[] | undefined
  /** With `submit`: what was put right, by kind. */
  rectified?: readonly { way: string; amount: Fen }[] | undefined
  /** With `return` and `reopen`: the new deadline. */
  dueOn?: string | undefined
}

/**
 * Takes a finding one step on. Beyond what every change refuses: `handed-in-today`,
 * `submission-unproved`, `measures-open`, `rectified-too-much`, `due-too-early`,
 * `mechanism-missing`.
 */
export function takeStep(
  command: RunCommand,
  actor: Actor,
  { event, ...input }: Step & Entry,
): Promise<void> {
  return onFinding(command, actor, event, input, (tx, finding) => {
    switch (event) {
      case 'submit':
        return handIn(tx, actor, finding, input)
      case 'return':
        return giveBack(tx, actor, finding, input.dueOn)
      case 'close':
        return close(tx, actor, finding)
      case 'reopen':
        return newDeadline(finding, input.dueOn)
      case 'assign':
      case 'start':
      case 'verify':
        return {}
    }
  })
}

/** A township hands in today; the bureau also registers what it received, on the day it did. */
async function handIn(
  tx: Tx,
  actor: Actor,
  finding: LockedFinding,
  { rectified = [], proofIds = [], happenedOn, today }: Omit<Step, 'event'> & Entry,
): Promise<Change> {
  if (actor.townshipCode !== null && happenedOn !== undefined && happenedOn !== today) {
    throw handedInToday({ day: happenedOn, today })
  }
  const { proofs, measures } = await readiness(tx, actor, finding.id)
  if (proofs + proofIds.length === 0) throw submissionUnproved()
  if (measures > 0) throw measuresOpen(measures)
  const rectifiedFen = sumFen(rectified.map(({ amount }) => amount))
  const total = finding.rectifiedFen + rectifiedFen
  if (total > finding.amountFen) {
    throw rectifiedTooMuch({ involvedFen: finding.amountFen, rectifiedFen: total })
  }
  return {
    rectifiedFen,
    set: { rectified_fen: total },
    rows: (seq) => recordAmounts(tx, actor, finding.id, seq, rectified),
  }
}

/** What a submission rests on: proofs since the work began (again), and measures not yet done. */
async function readiness(tx: Tx, { districtCode }: Actor, findingId: string) {
  const { rows } = await sql<{ proofs: number; measures: number }>`
    select
      (select count(*) from finding_proof
        where district_code = ${districtCode} and finding_id = ${findingId}::uuid and seq > (
          select max(seq) from finding_event where district_code = ${districtCode}
            and finding_id = ${findingId}::uuid and event in ('record', 'return', 'reopen')))::int
        as proofs,
      (select count(*) from finding_item
        where district_code = ${districtCode} and finding_id = ${findingId}::uuid
          and list = 'measure' and done_seq is null and withdrawn_seq is null)::int as measures
    `.execute(tx)
  return rows[0] ?? { proofs: 0, measures: 0 }
}

export async function recordAmounts(
  tx: Tx,
  actor: Actor,
  findingId: string,
  seq: number,
  rectified: readonly { way: string; amount: Fen }[],
): Promise<void> {
  if (rectified.length === 0) return
  await tx
    .insertInto('finding_amount')
    .values(
      rectified.map(({ way, amount }) => ({
        district_code: actor.districtCode,
        finding_id: findingId,
        seq,
        way,
        amount_fen: amount,
      })),
    )
    .execute()
}

/** What was handed in no longer counts as put right; what is booked in the ledger does. */
async function giveBack(
  tx: Tx,
  actor: Actor,
  finding: LockedFinding,
  dueOn: string | undefined,
): Promise<Change> {
  const { rectified_fen: handedIn } = await tx
    .selectFrom('finding_event')
    .select('rectified_fen')
    .where('district_code', '=', actor.districtCode)
    .where('finding_id', '=', finding.id)
    .where('event', '=', 'submit')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  const { set, detail } = newDeadline(finding, dueOn)
  return {
    set: { ...set, rectified_fen: finding.rectifiedFen - handedIn },
    detail: { ...detail, returnedFen: String(handedIn) },
  }
}

async function close(tx: Tx, actor: Actor, finding: LockedFinding): Promise<Change> {
  if (!finding.isSystemic) return {}
  const mechanism = await tx
    .selectFrom('finding_mechanism')
    .select('seq')
    .where('district_code', '=', actor.districtCode)
    .where('finding_id', '=', finding.id)
    .executeTakeFirst()
  if (mechanism === undefined) throw mechanismMissing()
  return {}
}

function newDeadline({ foundOn, dueOn: present }: LockedFinding, dueOn: string | undefined) {
  if (dueOn === undefined) return {}
  if (dueOn < foundOn) throw dueTooEarly({ foundOn, dueOn })
  return { set: { due_on: dueOn }, detail: { dueOn: { before: present, after: dueOn } } }
}
