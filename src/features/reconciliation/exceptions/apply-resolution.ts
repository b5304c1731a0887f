import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { correctJournal } from './correct-journal.ts'
import { type LockedException, moveExceptions, stateAfter } from './locked-exception.ts'
import { enterMatch, entriesByKey, linesById, type Member } from './match-by-hand.ts'
import { expectedTooEarly } from './problems.ts'
import type { KeptResolution, Resolution } from './resolution-schemas.ts'

/**
 * Does what was decided about an exception, and to all others that the same match settles. The note
 * is of who does it: the second person's, where there is one.
 */
export async function applyResolution(
  tx: Tx,
  actor: Actor,
  exception: LockedException,
  { resolution, note }: { resolution: Resolution; note: string },
): Promise<void> {
  const { way } = resolution
  const to = stateAfter(exception, way)
  if (way === 'timing' || way === 'referral') {
    const expectedOn = way === 'timing' ? resolution.expectedOn : null
    const day = exception.lineOn ?? exception.entryOn ?? ''
    if (expectedOn !== null && expectedOn <= day) throw expectedTooEarly(day)
    await moveExceptions(tx, actor, [exception.id], {
      event: way,
      to,
      note,
      resolution,
      expectedOn,
    })
    return
  }
  const { matchId, members } =
    way === 'match'
      ? await matched(tx, actor, exception, resolution)
      : await correctJournal(tx, actor, exception, resolution)
  const kept: KeptResolution = { ...resolution, matchId }
  const ids = await waitingFor(tx, actor, members)
  await moveExceptions(tx, actor, [...new Set([exception.id, ...ids])], {
    event: way,
    to,
    note,
    resolution: kept,
  })
}

type ByHand = Extract<Resolution, { way: 'match' }>

async function matched(
  tx: Tx,
  actor: Actor,
  exception: LockedException,
  resolution: ByHand,
): Promise<{ matchId: string; members: Member[] }> {
  const { lines, entries } = await membersOf(tx, actor, exception, resolution)
  const { note } = resolution
  const matchId = await enterMatch(tx, actor, { pass: 'manual', lines, entries, note })
  return { matchId, members: [...lines, ...entries] }
}

/** What a match by hand takes: the exception's own, and what was chosen beside it. */
export async function membersOf(
  tx: Tx,
  actor: Actor,
  { lineId, entryKey }: LockedException,
  { lineIds, entryKeys }: ByHand,
): Promise<{ lines: Member[]; entries: Member[] }> {
  const own = <Key>(key: Key | null): Key[] => (key === null ? [] : [key])
  return {
    lines: await linesById(tx, actor, [...new Set([...own(lineId), ...lineIds])]),
    entries: await entriesByKey(tx, actor, [...new Set([...own(entryKey), ...entryKeys])]),
  }
}

/** The other exceptions about what is matched now. */
async function waitingFor(tx: Tx, actor: Actor, members: readonly Member[]): Promise<string[]> {
  const keys = members.map(({ key }) => key)
  const { rows } = await sql<{ id: string }>`
    select id from reconciliation_exception
    where district_code = ${actor.districtCode}
      and state in ('open', 'proposed', 'carried', 'referred')
      and (statement_line_id::text = any (${keys}::text[]) or entry_key = any (${keys}::text[]))
    for no key update`.execute(tx)
  return rows.map(({ id }) => id)
}
