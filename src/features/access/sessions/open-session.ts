import { systemActor } from '../../../platform/db/command.ts'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { Services } from '../../../platform/services.ts'
import { sessionOver } from '../problems.ts'
import { type SessionHolder, sessionHolder } from './holders.ts'
import { refreshToken } from './refresh-token.ts'

export interface OpenedSession extends SessionHolder {
  sessionId: string
  /** For the cookie; good for one refresh. */
  refreshToken: string
}

/** A working day: after it, one signs in again however busy one was. */
export const sessionHours = 12

/** Opens a session for a user whose identity is proven. */
export async function openSession(
  services: Services,
  { userId, method, address }: { userId: string; method: 'password' | 'oidc'; address: string },
): Promise<OpenedSession> {
  const { command, reads, vault, clock, districtCode } = services
  const now = clock.now()
  const actor = { ...systemActor(districtCode), userId, address }
  const request = { action: 'session:open', input: null }
  const sessionId = await command(actor, request, async (tx) => {
    const { id } = await tx
      .insertInto('user_session')
      .values({
        district_code: districtCode,
        user_id: userId,
        method,
        address,
        opened_at: now,
        refreshed_at: now,
        expires_at: new Date(now.getTime() + sessionHours * 3_600_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { subject: id, detail: { method }, result: id }
  })
  const db = reads(wholeDistrict(actor))
  const holder = await sessionHolder(db, { districtCode, sessionId, now })
  if (holder === null) throw sessionOver()
  return {
    ...holder,
    sessionId,
    refreshToken: refreshToken(vault, { sessionId, generation: 1 }),
  }
}
