import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { runCheckRules } from '../detection/index.ts'
import { askedTooEarly, checkNotFound, personNotDrawn } from './problems.ts'
import type { NewAnswer } from './schemas.ts'

export interface RecordAnswer {
  checkId: string
  position: number
  answer: NewAnswer
  today: string
  key?: string | undefined
}

/**
 * Records what a drawn person says; of several answers the last stands. What differs from what was
 * paid becomes an alert in the same transaction, and one that no longer holds is withdrawn. Refuses
 * with `recipient-check-not-found`, `person-not-drawn`, `asked-out-of-order`.
 */
export function recordAnswer(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: RecordAnswer,
): Promise<null> {
  return command(actor, { action: 'checks:answer', key, input }, async (tx) => {
    const { number, drawnOn } = await heldCheck(tx, actor, input.checkId)
    const { position, answer } = input
    if (answer.askedOn < drawnOn || answer.askedOn > today) {
      throw askedTooEarly({ askedOn: answer.askedOn, from: drawnOn, to: today })
    }
    await insertAnswer(tx, actor, input)
    const { newCount, withdrawnCount } = await runCheckRules(tx, actor, today)
    const detail = { outcome: answer.outcome, newCount, withdrawnCount }
    return { subject: `${number}/${position}`, detail, result: null }
  })
}

/** Answers of one check wait for each other. */
async function heldCheck(tx: Tx, { districtCode }: Actor, id: string) {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`check-answer:${id}`}, 0))`.execute(tx)
  const check = await tx
    .selectFrom('recipient_check')
    .select(['number', 'drawn_on as drawnOn'])
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .executeTakeFirst()
  if (check === undefined) throw checkNotFound()
  return check
}

async function insertAnswer(
  tx: Tx,
  { districtCode, userId }: Actor,
  { checkId, position, answer }: Omit<RecordAnswer, 'today' | 'key'>,
): Promise<void> {
  const { rows } = await sql`
    select 1 from recipient_check_person
    where district_code = ${districtCode} and check_id = ${checkId}::uuid
      and position = ${position}`.execute(tx)
  if (rows.length === 0) throw personNotDrawn(position)
  const said = answer.outcome === 'answered' ? answer : null
  await sql`
    insert into recipient_check_answer (district_code, check_id, position, seq, asked_on, asked_by,
      outcome, received_fen, received_from, received_form, note, recorded_by)
    select ${districtCode}, ${checkId}::uuid, ${position}::int, coalesce(max(seq), 0) + 1,
      ${answer.askedOn}::date, ${answer.askedBy}, ${answer.outcome},
      ${said?.received ?? null}::bigint, ${said?.receivedFrom ?? null}::text,
      ${said?.receivedForm ?? null}::text, ${answer.note}, ${userId}::uuid
    from recipient_check_answer
    where district_code = ${districtCode} and check_id = ${checkId}::uuid
      and position = ${position}::int`.execute(tx)
}
