import type { Actor } from '../../../platform/db/command.ts'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { Services } from '../../../platform/services.ts'
import { currentPasswordWrong, passwordRefused } from '../problems.ts'
import { endSessionsIn } from '../sessions/end-session.ts'
import { countAttempt, forgetAttempts } from '../sessions/throttle.ts'
import { newPasswordHash } from '../users/new-password.ts'
import { passwordMatches } from '../users/password.ts'

/**
 * Changes one's own password; every session ends, so that whoever else had the old one is out.
 * Refuses with `current-password-wrong`, `password-refused` or `too-many-attempts`.
 */
export async function changePassword(
  services: Services,
  actor: Actor,
  { current, wanted }: { current: string; wanted: string },
): Promise<void> {
  const { command, reads, clock } = services
  const user = await reads(wholeDistrict(actor))
    .selectFrom('app_user')
    .select(['username', 'display_name as displayName', 'password_hash'])
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', actor.userId)
    .executeTakeFirstOrThrow()
  await countAttempt(services, user.username)
  if (!(await passwordMatches(user.password_hash, current))) throw currentPasswordWrong()
  await forgetAttempts(services, user.username)
  if (wanted === current) throw passwordRefused('新密码不能与当前密码相同。')
  const passwordHash = await newPasswordHash(wanted, user)
  const request = { action: 'account:change-password', input: null }
  await command(wholeDistrict(actor), request, async (tx) => {
    await tx
      .updateTable('app_user')
      .set({ password_hash: passwordHash, must_change_password: false })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', actor.userId)
      .execute()
    const { districtCode, userId } = actor
    const ending = { userId, reason: 'password changed' }
    const ended = await endSessionsIn(tx, districtCode, ending, clock.now())
    return { subject: user.username, detail: { ended }, result: null }
  })
}
