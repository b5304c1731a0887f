import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../../platform/db/command.ts'
import type { Db } from '../../../platform/db/database.ts'
import { gathered } from '../../../platform/gathered.ts'
import type { Services } from '../../../platform/services.ts'

/** Whose a session is, as he is now. */
export interface SessionHolder {
  actor: Actor
  displayName: string
  mustChangePassword: boolean
}

interface Asked {
  districtCode: string
  now: Date
}

/** The holder of an open session, or null where it has ended or he may no longer enter. */
export async function sessionHolder(
  db: Db,
  { sessionId, ...asked }: Asked & { sessionId: string },
): Promise<SessionHolder | null> {
  const holders = await sessionHolders(db, { ...asked, sessionIds: [sessionId] })
  return holders.get(sessionId) ?? null
}

/** The holders of those sessions that are open, by session. */
async function sessionHolders(
  db: Db,
  { districtCode, sessionIds, now }: Asked & { sessionIds: readonly string[] },
): Promise<Map<string, SessionHolder>> {
  const rows = await db
    .selectFrom('user_session as session')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.district_code', '=', 'session.district_code')
        .onRef('app_user.id', '=', 'session.user_id'),
    )
    .select(['session.id as sessionId', 'app_user.id', 'display_name', 'role', 'township_code'])
    .select('must_change_password')
    .where('session.district_code', '=', districtCode)
    .where('session.id', '=', sql<string>`any (${sessionIds}::uuid[])`)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('app_user.is_disabled', '=', false)
    .execute()
  return new Map(
    rows.map((row) => {
      const { id: userId, role, township_code: townshipCode } = row
      const actor = { districtCode, userId, role: role as Actor['role'], townshipCode }
      const holder = { displayName: row.display_name, mustChangePassword: row.must_change_password }
      return [row.sessionId, { actor, ...holder }]
    }),
  )
}

const token = z.object({ sub: z.uuid(), sid: z.uuid() })
type Token = z.infer<typeof token>

/** How many are remembered before all are forgotten. */
const mostRemembered = 1000

/** Who holds a token. Whose requests come at the same time are looked up together. */
export function tokenHolders({
  lookUps,
  districtCode,
  clock,
}: Pick<Services, 'lookUps' | 'districtCode' | 'clock'>) {
  const db = lookUps({ districtCode, townshipCode: null })
  /** Those of the bureau who were found last, by session. */
  const remembered = new Map<string, Actor>()
  const lookUp = async (sessionIds: readonly string[]) => {
    const found = await sessionHolders(db, { districtCode, sessionIds, now: clock.now() })
    if (remembered.size >= mostRemembered) remembered.clear()
    return sessionIds.map((id) => {
      const holder = found.get(id) ?? null
      if (holder?.actor.townshipCode === null && !holder.mustChangePassword) {
        remembered.set(id, holder.actor)
      } else remembered.delete(id)
      return holder
    })
  }
  const holderOf = gathered({
    together: lookUp,
    alone: async (id) => (await lookUp([id]))[0] ?? null,
    most: 100,
  })
  return {
    /** As the database has it now; null where user and session do not belong together. */
    holderOf: async (given: Token): Promise<SessionHolder | null> => {
      const read = token.safeParse(given)
      if (!read.success) return null
      const holder = await holderOf(read.data.sid)
      return holder?.actor.userId === read.data.sub ? holder : null
    },
    /** Who held it when it was last looked up, for his command to confirm; null where unknown. */
    claimantOf: ({ sub, sid }: Token): Actor | null => {
      const actor = remembered.get(sid)
      if (actor?.userId !== sub) return null
      return { ...actor, claimed: { id: sid, at: clock.now() } }
    },
  }
}
