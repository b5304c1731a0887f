import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { gathered } from '../../platform/gathered.ts'
import type { Services } from '../../platform/services.ts'
import { userNotFound } from './problems.ts'
import type { User } from './schemas.ts'

function userQuery(db: Db | Tx, districtCode: string) {
  return db
    .selectFrom('app_user')
    .select((user) => [
      'id',
      'username',
      'display_name as displayName',
      'role',
      'township_code as townshipCode',
      'staff_number as staffNumber',
      'is_disabled as isDisabled',
      'must_change_password as mustChangePassword',
      user
        .exists(
          user
            .selectFrom('user_totp')
            .select('user_id')
            .whereRef('user_totp.district_code', '=', 'app_user.district_code')
            .whereRef('user_totp.user_id', '=', 'app_user.id')
            .where('confirmed_at', 'is not', null),
        )
        .as('hasSecondFactor'),
      'version',
    ])
    .where('district_code', '=', districtCode)
    .where('username', '<>', '(system)')
}

export async function usersOf(db: Db, districtCode: string): Promise<User[]> {
  const users = await userQuery(db, districtCode).orderBy('username').execute()
  return users.map(userOfRow)
}

/** One user; refuses with `user-not-found`. */
export async function userById(db: Db | Tx, districtCode: string, id: string): Promise<User> {
  const user = await userQuery(db, districtCode).where('id', '=', id).executeTakeFirst()
  if (user === undefined) throw userNotFound()
  return userOfRow(user)
}

type UserRow = Awaited<ReturnType<ReturnType<typeof userQuery>['executeTakeFirstOrThrow']>>

function userOfRow(row: UserRow): User {
  return { ...row, role: row.role as Actor['role'], hasSecondFactor: Boolean(row.hasSecondFactor) }
}

/** The user of that name with his password hash, or undefined where there is none who may enter. */
export function userForLogin(db: Db, districtCode: string, username: string) {
  return db
    .selectFrom('app_user')
    .select(['id', 'password_hash'])
    .where('district_code', '=', districtCode)
    .where('username', '=', username)
    .where('is_disabled', '=', false)
    .executeTakeFirst()
}

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

const claims = z.object({ sub: z.uuid(), sid: z.uuid() })

/**
 * Says who holds a token of that user and session, or null where they do not belong together. Whose
 * requests come at the same time are looked up together.
 */
export function tokenHolders({
  lookUps,
  districtCode,
  clock,
}: Pick<Services, 'lookUps' | 'districtCode' | 'clock'>) {
  const db = lookUps({ districtCode, townshipCode: null })
  const holders = (sessionIds: readonly string[]) =>
    sessionHolders(db, { districtCode, sessionIds, now: clock.now() })
  const holderOf = gathered({
    together: async (ids: readonly string[]) => {
      const known = await holders(ids)
      return ids.map((id) => known.get(id) ?? null)
    },
    alone: async (id) => (await holders([id])).get(id) ?? null,
    most: 100,
  })
  return async (given: { sub: string; sid: string }): Promise<SessionHolder | null> => {
    const read = claims.safeParse(given)
    if (!read.success) return null
    const holder = await holderOf(read.data.sid)
    return holder?.actor.userId === read.data.sub ? holder : null
  }
}

/** Whether a user is the actor, or another account of the same person. */
export async function isSamePerson(
  db: Db | Tx,
  actor: Actor,
  userId: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ isSame: boolean | null }>`
    select same_person(${actor.districtCode}, ${actor.userId}::uuid, ${userId}::uuid)
      as "isSame"`.execute(db)
  return rows[0]?.isSame === true
}
