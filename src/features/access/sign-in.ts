import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import { passwordMatches } from './password.ts'
import { wrongPassword } from './problems.ts'
import { userForLogin } from './queries.ts'

/** A hash that fits no password: an unknown name takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

export async function signIn(
  db: Db,
  districtCode: string,
  credentials: { username: string; password: string },
): Promise<{ actor: Actor; displayName: string }> {
  const user = await userForLogin(db, districtCode, credentials.username)
  const matches = await passwordMatches(user?.password_hash ?? nobody, credentials.password)
  if (user === undefined || !matches) throw wrongPassword()
  return {
    actor: {
      districtCode,
      userId: user.id,
      role: user.role as Actor['role'],
      townshipCode: user.township_code,
    },
    displayName: user.display_name,
  }
}
