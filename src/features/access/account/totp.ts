import { Secret, TOTP } from 'otpauth'
import { systemActor } from '../../../platform/db/command.ts'
import type { Services } from '../../../platform/services.ts'
import { codeRequired, wrongCode } from '../problems.ts'

const stepSeconds = 30

/** The generator that an authenticator app shows, for a secret in base 32 (RFC 6238). */
export function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: '明账', label, secret: Secret.fromBase32(secret), period: stepSeconds })
}

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The time step that a code belongs to, or null where it is wrong; one step early or late counts. */
export function stepOfCode(secret: string, code: string, now: Date): bigint | null {
  const timestamp = now.getTime()
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : BigInt(Math.floor(timestamp / 1000 / stepSeconds) + delta)
}

/**
 * Uses up a code of a user who has a second factor; each code counts once. Refuses with
 * `code-required` or `wrong-code`.
 */
export async function spendCode(
  services: Services,
  userId: string,
  code: string | undefined,
): Promise<void> {
  const { reads, command, vault, clock, districtCode } = services
  const factor = await reads({ districtCode, townshipCode: null })
    .selectFrom('user_totp')
    .select('secret_sealed')
    .where('district_code', '=', districtCode)
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (factor === undefined) return
  if (code === undefined) throw codeRequired()
  const step = stepOfCode(vault.unseal(factor.secret_sealed), code, clock.now())
  if (step === null) throw wrongCode()
  const request = { action: 'session:code', input: null, trail: 'none' } as const
  const isUsed = await command(systemActor(districtCode), request, async (tx) => {
    const used = await tx
      .updateTable('user_totp')
      .set({ last_step: step })
      .where('district_code', '=', districtCode)
      .where('user_id', '=', userId)
      .where('last_step', '<', step)
      .executeTakeFirst()
    return { subject: '', detail: {}, result: used.numUpdatedRows > 0n }
  })
  if (!isUsed) throw wrongCode()
}
