import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { correctJournal } from './correct-journal.ts'
import { type LockedException, moveExceptions, stateAfter } from './locked-exception.ts'
import { enterMatch, entriesByKey, linesById, type Member } from './match-by-hand.ts'
import { expectedTooEarly } from './problems.ts'
import type { KeptResolution, Resolution } from './resolution-schemas.ts'

/** Does what was decided about an exception, and to all others that the same match settles. */
export async function applyResolution(
  tx: Tx,
  actor: Actor,
  exception: LockedException,
  resolution: Resolution,
): Promise<void> {
  const { way, note } = resolution
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

async function matched(
  tx: Tx,
  actor: Actor,
  { lineId, entryKey }: LockedException,
  { lineIds, entryKeys, note }: Extract<Resolution, { way: 'match' }>,
): Promise<{ matchId: string; members: Member[] }> {
  const own = <Key>(key: Key | null): Key[] => (key === null ? [] : [key])
  const lines = await linesById(tx, actor, [...new Set([...own(lineId), ...lineIds])])
  const entries = await entriesByKey(tx, actor, [...new Set([...own(entryKey), ...entryKeys])])
  const matchId = await enterMatch(tx, actor, { pass: 'manual', lines, entries, note })
  return { matchId, members: [...lines, ...entries] }
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
