import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode as district_code, makeActor } from './db.ts'

export interface FindingPart {
  number?: string
  township?: string | null
  pattern?: string
  source?: string
  amountFen?: bigint
  rectifiedFen?: bigint
  way?: string
  foundOn?: string
  dueOn?: string
  /** The day its rectification was handed in and found good; left out: it is still open. */
  doneOn?: string
  /** The day it was handed in; that of `doneOn` when absent. */
  handedInOn?: string
  /** Handed in and sent back. */
  isReturned?: boolean
  isClosed?: boolean
}

const wayToGood = ['assign', 'start', 'submit', 'verify', 'close'] as const
const stateAfter = {
  record: 'open',
  assign: 'assigned',
  start: 'rectifying',
  submit: 'submitted',
  verify: 'verified',
  close: 'closed',
  return: 'returned',
} as const

let count = 0

function stepsOf({ doneOn, handedInOn, isReturned = false }: FindingPart, isClosed: boolean) {
  if (doneOn !== undefined) return wayToGood.slice(0, isClosed ? 5 : 4)
  if (handedInOn === undefined) return []
  return isReturned ? [...wayToGood.slice(0, 3), 'return' as const] : wayToGood.slice(0, 3)
}

/** A finding with the events that lead to where it is; resolves with its id. */
export async function findingOf(tx: Tx, part: FindingPart = {}): Promise<string> {
  count += 1
  const { township = '430603002', pattern = 'retention', doneOn, isClosed = false } = part
  const { foundOn = '2023-07-01', dueOn = '2023-08-31', rectifiedFen = 0n } = part
  const steps = stepsOf(part, isClosed)
  const state = stateAfter[steps.at(-1) ?? 'record']
  const { id } = await tx
    .insertInto('finding')
    .values({
      district_code,
      number: part.number ?? `问题${count}`,
      source: part.source ?? 'audit',
      source_document: '',
      found_on: foundOn,
      township_code: township,
      pattern,
      description: '测试',
      legal_basis: '',
      amount_fen: part.amountFen ?? 0n,
      rectified_fen: rectifiedFen,
      rectification_kind: 'at_once',
      due_on: dueOn,
      responsible_unit: '测试',
      state,
      version: steps.length + 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rectifier = await makeActor({ db: tx }, 'finance')
  const auditor = await makeActor({ db: tx }, 'auditor')
  for (const [index, event] of (['record', ...steps] as const).entries()) {
    const handsIn = event === 'start' || event === 'submit'
    await tx
      .insertInto('finding_event')
      .values({
        district_code,
        finding_id: id,
        seq: index + 1,
        event,
        from_state:
          index === 0 ? null : stateAfter[(['record', ...steps] as const)[index - 1] ?? 'record'],
        to_state: stateAfter[event],
        note: '',
        detail: '{}',
        rectified_fen: event === 'submit' ? rectifiedFen : 0n,
        happened_on:
          index < 3 ? foundOn : ((index === 3 ? part.handedInOn : undefined) ?? doneOn ?? foundOn),
        actor_id: (handsIn ? rectifier : auditor).userId,
      })
      .execute()
  }
  if (rectifiedFen > 0n) {
    await sql`
      insert into finding_amount (district_code, finding_id, seq, way, amount_fen)
      values (${district_code}, ${id}, 4, ${part.way ?? 'paid_out'}, ${rectifiedFen})`.execute(tx)
  }
  return id
}
