import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import {
  type LockedException,
  lockException,
  moveExceptions,
  stateAfter,
} from './locked-exception.ts'
import { dissolveMatch, enterMatch } from './match-by-hand.ts'
import { firstOpenMonth } from './open-month.ts'
import { settledInClosedMonth } from './problems.ts'
import type { ExceptionState } from './words.ts'

export interface UndoResolution {
  id: string
  version: number
  note: string
  key?: string | undefined
}

/**
 * Takes back what was done about an exception; the history keeps both. A correction is booked
 * back, not removed. Refuses, in this order: `exception-not-found`, `version-outdated`,
 * `exception-step-not-possible`, `month-closed`.
 */
export function undoResolution(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: UndoResolution,
): Promise<null> {
  return command(actor, { action: 'reconciliation:undo', key, input }, async (tx) => {
    const exception = await lockException(tx, actor, input)
    const to = stateAfter(exception, 'undo')
    await undoSettled(tx, actor, exception, { to, note: input.note })
    const detail = { from: exception.state, way: exception.resolution?.way ?? null }
    return { subject: exception.reference, detail, result: null }
  })
}

type Settled = Pick<LockedException, 'id' | 'resolution'>

/** Takes back what was done about an exception and about those that were settled with it. */
export async function undoSettled(
  tx: Tx,
  actor: Actor,
  exception: Settled,
  { to, note }: { to: ExceptionState; note: string },
): Promise<void> {
  const ids = await settledTogether(tx, actor, exception)
  await takeBack(tx, actor, exception, ids)
  await moveExceptions(tx, actor, ids, { event: 'undo', to, note, resolution: null })
}

/** The exception, and those that the same match has settled with it. */
async function settledTogether(
  tx: Tx,
  actor: Actor,
  { id, resolution }: Settled,
): Promise<string[]> {
  if (resolution?.matchId === undefined) return [id]
  const { rows } = await sql<{ id: string }>`
    select id from reconciliation_exception
    where district_code = ${actor.districtCode} and state = 'resolved'
      and resolution ->> 'matchId' = ${resolution.matchId}
    for no key update`.execute(tx)
  return rows.map((one) => one.id)
}

async function takeBack(
  tx: Tx,
  actor: Actor,
  { resolution }: Settled,
  ids: readonly string[],
): Promise<void> {
  if (resolution?.matchId === undefined) return
  const match = await tx
    .selectFrom('reconciliation_match')
    .select('month')
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', resolution.matchId)
    .executeTakeFirstOrThrow()
  const openFrom = await firstOpenMonth(tx, actor.districtCode)
  if (match.month < openFrom) throw settledInClosedMonth(match.month)
  await dissolveMatch(tx, actor, resolution.matchId)
  if (resolution.way === 'correction') await bookBack(tx, actor, ids)
}

/** Books the opposite of a correction on its day, and matches the two with each other. */
async function bookBack(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ voucher: string; fen: bigint; on: string }>`
    insert into journal_correction (district_code, exception_id, voucher_number, amount_fen,
      booked_on, reason, made_by, reverses_id)
    select district_code, exception_id, voucher_number || '-冲', -amount_fen, booked_on, '撤销更正',
      ${actor.userId}, id
    from journal_correction correction
    where district_code = ${actor.districtCode} and exception_id = any (${ids}::uuid[])
      and reverses_id is null and not exists (select 1 from journal_correction reversal
        where reversal.district_code = correction.district_code
          and reversal.reverses_id = correction.id)
    returning voucher_number as voucher, amount_fen as fen, booked_on as on`.execute(tx)
  for (const { voucher, fen, on } of rows) {
    const original = voucher.replace(/-冲$/, '')
    const entries = [
      { key: `correction:${original}:${on}`, fen: -fen, on },
      { key: `correction:${voucher}:${on}`, fen, on },
    ]
    await enterMatch(tx, actor, { pass: 'correction', lines: [], entries, note: '撤销更正' })
  }
}
