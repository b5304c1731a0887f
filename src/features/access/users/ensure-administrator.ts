import type { Db } from '../../../platform/db/database.ts'
import { hashPassword } from './password.ts'
import { oneTimePassword } from './reset-password.ts'

export const administratorName = 'admin'

/**
 * Makes the first administrator of a district that has none.
 * Returns his one-time password to be shown once, or null where there was one already.
 */
export async function ensureAdministrator(db: Db, districtCode: string): Promise<string | null> {
  const password = oneTimePassword()
  const created = await db
    .insertInto('app_user')
    .values({
      district_code: districtCode,
      username: administratorName,
      display_name: '系统管理员',
      password_hash: await hashPassword(password),
      role: 'administrator',
      must_change_password: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return created === undefined ? null : password
}
