import { sql } from 'kysely'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
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

export async function usersOf(db: Db | Tx, districtCode: string): Promise<User[]> {
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
