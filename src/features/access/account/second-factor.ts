import type { Actor } from '../../../platform/db/command.ts'
import { wholeDistrict } from '../../../platform/db/scope.ts'
import type { Services } from '../../../platform/services.ts'
import { secondFactorOff, secondFactorOn, wrongCode } from '../problems.ts'
import { userById } from '../queries.ts'
import { countAttempt, forgetAttempts } from '../sessions/throttle.ts'
import { newTotpSecret, spendCode, stepOfCode, totpOf } from './totp.ts'

/** Begins to bind an authenticator app; it counts once a code of it has been shown. */
export async function enrolSecondFactor(
  { command, reads, vault }: Services,
  actor: Actor,
): Promise<{ secret: string; uri: string }> {
  const secret = newTotpSecret()
  const { username } = await userById(reads(wholeDistrict(actor)), actor.districtCode, actor.userId)
  const { districtCode: district_code, userId: user_id } = actor
  const request = { action: 'account:enrol-second-factor', input: null }
  await command(wholeDistrict(actor), request, async (tx) => {
    const sealed = vault.seal(secret)
    const enrolled = await tx
      .insertInto('user_totp')
      .values({ district_code, user_id, secret_sealed: sealed })
      .onConflict((conflict) =>
        conflict
          .constraint('user_totp_pk')
          .doUpdateSet({ secret_sealed: sealed, last_step: 0n })
          .where('user_totp.confirmed_at', 'is', null),
      )
      .returning('user_id')
      .executeTakeFirst()
    if (enrolled === undefined) throw secondFactorOn()
    return { subject: user_id, detail: {}, result: null }
  })
  return { secret, uri: totpOf(secret, username).toString() }
}

/** Puts the second factor into force; refuses with `second-factor-off` or `wrong-code`. */
export async function confirmSecondFactor(
  { command, reads, vault, clock }: Services,
  actor: Actor,
  code: string,
): Promise<void> {
  const factor = await reads(wholeDistrict(actor))
    .selectFrom('user_totp')
    .select('secret_sealed')
    .where('district_code', '=', actor.districtCode)
    .where('user_id', '=', actor.userId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  if (factor === undefined) throw secondFactorOff()
  const now = clock.now()
  const step = stepOfCode(vault.unseal(factor.secret_sealed), code, now)
  if (step === null) throw wrongCode()
  const request = { action: 'account:confirm-second-factor', input: null }
  await command(wholeDistrict(actor), request, async (tx) => {
    await tx
      .updateTable('user_totp')
      .set({ confirmed_at: now, last_step: step })
      .where('district_code', '=', actor.districtCode)
      .where('user_id', '=', actor.userId)
      .where('secret_sealed', '=', factor.secret_sealed)
      .execute()
    return { subject: actor.userId, detail: {}, result: null }
  })
}

/**
 * Takes one's own second factor off with a code of it. Refuses with `too-many-attempts`,
 * `code-required`, `wrong-code` or `second-factor-off`.
 */
export async function removeOwnSecondFactor(
  services: Services,
  actor: Actor,
  code: string,
): Promise<void> {
  const { districtCode, userId } = actor
  const { username } = await userById(services.reads(wholeDistrict(actor)), districtCode, userId)
  await countAttempt(services, username)
  await spendCode(services, userId, code)
  await forgetAttempts(services, username)
  await removeSecondFactor(services, actor, userId)
}

/** Takes the second factor off; refuses with `second-factor-off`. */
export async function removeSecondFactor(
  { command }: Pick<Services, 'command'>,
  actor: Actor,
  userId: string,
): Promise<void> {
  const request = { action: 'account:remove-second-factor', input: null }
  await command(wholeDistrict(actor), request, async (tx) => {
    const removed = await tx
      .deleteFrom('user_totp')
      .where('district_code', '=', actor.districtCode)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw secondFactorOff()
    return { subject: userId, detail: {}, result: null }
  })
}
