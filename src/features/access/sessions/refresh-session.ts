import { systemActor } from '../../../platform/db/command.ts'
import type { Services } from '../../../platform/services.ts'
import { refreshSuperseded, sessionOver } from '../problems.ts'
import { endSessions } from './end-session.ts'
import { sessionHolder } from './holders.ts'
import type { OpenedSession } from './open-session.ts'
import { type Refresh, readRefreshToken, refreshToken } from './refresh-token.ts'

/** A session that nobody refreshed for so long has been left. */
const idleHours = 2
/** Two windows of one browser may refresh at the same moment. */
const graceMs = 10_000

/**
 * Gives the next token for one that was not used yet. A token that comes a second time was copied:
 * then the whole session ends, whoever holds it. Refuses with `session-over`, or with
 * `refresh-superseded` within ten seconds of the refresh that was quicker.
 */
export async function refreshSession(
  services: Services,
  token: string | undefined,
  address: string,
): Promise<OpenedSession> {
  const { reads, vault, clock, districtCode } = services
  const refresh = readRefreshToken(vault, token ?? '')
  if (refresh === null) throw sessionOver()
  const { sessionId } = refresh
  const now = clock.now()
  if (!(await advance(services, refresh, now))) await refuse(services, refresh, address)
  const db = reads({ districtCode, townshipCode: null })
  const holder = await sessionHolder(db, { districtCode, sessionId, now })
  if (holder === null) throw sessionOver()
  const generation = refresh.generation + 1
  return { ...holder, sessionId, refreshToken: refreshToken(vault, { sessionId, generation }) }
}

/** Spends the token; false where it cannot be spent. */
function advance(services: Services, refresh: Refresh, now: Date): Promise<boolean> {
  const { command, districtCode } = services
  const request = { action: 'session:refresh', input: null, trail: 'none' } as const
  return command(systemActor(districtCode), request, async (tx) => {
    const spent = await tx
      .updateTable('user_session')
      .set({ generation: refresh.generation + 1, refreshed_at: now })
      .where('district_code', '=', districtCode)
      .where('id', '=', refresh.sessionId)
      .where('generation', '=', refresh.generation)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .where('refreshed_at', '>', new Date(now.getTime() - idleHours * 3_600_000))
      .executeTakeFirst()
    return { subject: '', detail: {}, result: spent.numUpdatedRows > 0n }
  })
}

async function refuse(services: Services, refresh: Refresh, address: string): Promise<never> {
  const { reads, clock, districtCode } = services
  const session = await reads({ districtCode, townshipCode: null })
    .selectFrom('user_session')
    .select(['user_id', 'generation', 'refreshed_at', 'ended_at'])
    .where('district_code', '=', districtCode)
    .where('id', '=', refresh.sessionId)
    .executeTakeFirst()
  if (session === undefined || session.ended_at !== null) throw sessionOver()
  if (session.generation === refresh.generation) throw sessionOver()
  const age = clock.now().getTime() - session.refreshed_at.getTime()
  if (session.generation === refresh.generation + 1 && age < graceMs) throw refreshSuperseded()
  const actor = { ...systemActor(districtCode), address }
  await endSessions(services, actor, {
    userId: session.user_id,
    sessionId: refresh.sessionId,
    reason: 'refresh token used twice',
  })
  throw sessionOver()
}
