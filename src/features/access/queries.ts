import type { z } from 'zod'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { role } from './schemas.ts'

type Role = z.infer<typeof role>

export async function usersOf(db: Db, districtCode: string) {
  const users = await db
    .selectFrom('app_user')
    .select([
      'id',
      'username',
      'display_name as displayName',
      'role',
      'township_code as townshipCode',
      'is_disabled as isDisabled',
    ])
    .where('district_code', '=', districtCode)
    .orderBy('username')
    .execute()
  return users.map((user) => ({ ...user, role: user.role as Role }))
}

/** The user of that name with his password hash, or undefined. */
export function userForLogin(db: Db, districtCode: string, username: string) {
  return db
    .selectFrom('app_user')
    .select(['id', 'display_name', 'password_hash', 'role', 'township_code'])
    .where('district_code', '=', districtCode)
    .where('username', '=', username)
    .where('is_disabled', '=', false)
    .executeTakeFirst()
}

/** Whether a token's holder is still who the token says. */
export async function isCurrentActor(db: Db, actor: Actor): Promise<boolean> {
  const user = await db
    .selectFrom('app_user')
    .select(['role', 'township_code'])
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', actor.userId)
    .where('is_disabled', '=', false)
    .executeTakeFirst()
  return user?.role === actor.role && user.township_code === actor.townshipCode
}
