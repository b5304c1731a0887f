import { systemActor } from '../../../platform/db/command.ts'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { Services } from '../../../platform/services.ts'
import { spendCode } from '../account/totp.ts'
import { wrongPassword } from '../problems.ts'
import { userForLogin } from '../queries.ts'
import { passwordMatches } from '../users/password.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { countAttempt, forgetAttempts } from './throttle.ts'

/** A hash that fits no password: an unknown name takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

export interface Credentials {
  username: string
  password: string
  /** Of the second factor, where the user has one. */
  code?: string | undefined
}

/**
 * Opens a session for name and password. Refuses with `too-many-attempts`, `wrong-password`,
 * `code-required` or `wrong-code`.
 */
export async function signIn(
  services: Services,
  { username, password, code }: Credentials,
  address: string,
): Promise<OpenedSession> {
  const { reads, districtCode } = services
  await countAttempt(services, username)
  const db = reads(wholeDistrict(systemActor(districtCode)))
  const user = await userForLogin(db, districtCode, username)
  const matches = await passwordMatches(user?.password_hash ?? nobody, password)
  if (user === undefined || !matches) throw wrongPassword()
  await spendCode(services, user.id, code)
  await forgetAttempts(services, username)
  return openSession(services, { userId: user.id, method: 'password', address })
}
