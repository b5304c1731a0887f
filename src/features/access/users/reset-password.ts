import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../platform/db/command.ts'
import type { Services } from '../../../platform/services.ts'
import { ownAccount } from '../problems.ts'
import { userById } from '../queries.ts'
import { endSessionsIn } from '../sessions/end-session.ts'
import { hashPassword } from './password.ts'

/** Sixteen random characters that are to be changed at the first sign-in. */
export function oneTimePassword(): string {
  return randomBytes(12).toString('base64url')
}

/** Gives a user a one-time password, shown once; his sessions end. Refuses with `user-not-found`. */
export async function resetPassword(
  { command, clock }: Pick<Services, 'command' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<{ oneTimePassword: string }> {
  if (id === actor.userId) throw ownAccount()
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  await command(actor, { action: 'users:reset-password', input: id }, async (tx) => {
    const { username } = await userById(tx, actor.districtCode, id)
    await tx
      .updateTable('app_user')
      .set({ password_hash: passwordHash, must_change_password: true })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .execute()
    const ending = { userId: id, reason: 'password reset' }
    await endSessionsIn(tx, actor.districtCode, ending, clock.now())
    return { subject: username, detail: {}, result: null }
  })
  return { oneTimePassword: password }
}
