import { sql } from 'kysely'
import { systemActor } from '../../../platform/db/command.ts'
import type { Services } from '../../../platform/services.ts'
import { tooManyAttempts } from '../problems.ts'

/** Failures in a row that are forgiven before the first lock. */
const forgiven = 4
/** From here on the lock lasts a day: NIST SP 800-63B allows no more than 100 failures in a row. */
const mostFailures = 100

type Throttling = Pick<Services, 'command' | 'reads' | 'vault' | 'clock' | 'districtCode'>

/**
 * Counts an attempt before its password is looked at, so that many at once gain nothing. From the
 * fifth failure on the name is locked, a minute at first, then twice as long each time, at most an
 * hour. Whether there is such a user makes no difference. Refuses with `too-many-attempts`.
 */
export async function countAttempt(services: Throttling, name: string): Promise<void> {
  const { command, reads, clock, districtCode } = services
  const actor = systemActor(districtCode)
  const hash = hashOf(services, name)
  const now = clock.now()
  const request = { action: 'session:attempt', input: null, trail: 'none' } as const
  const counted = await command(actor, request, async (tx) => {
    const { numAffectedRows } = await sql`
      insert into login_throttle as known (district_code, name_hash, failed_count, failed_at)
      values (${districtCode}, ${hash}, 1, ${now})
      on conflict on constraint login_throttle_pk do update set
        failed_count = known.failed_count + 1, failed_at = excluded.failed_at,
        locked_until = case
          when known.failed_count + 1 >= ${mostFailures}::int then excluded.failed_at + interval '1 day'
          when known.failed_count >= ${forgiven}::int then excluded.failed_at
            + least(power(2, known.failed_count - ${forgiven}::int), 60) * interval '1 minute' end
      where known.locked_until is null or known.locked_until <= excluded.failed_at`.execute(tx)
    return { subject: '', detail: {}, result: Number(numAffectedRows ?? 0n) }
  })
  if (counted > 0) return
  const lock = await reads(actor)
    .selectFrom('login_throttle')
    .select('locked_until')
    .where('district_code', '=', districtCode)
    .where('name_hash', '=', hash)
    .executeTakeFirst()
  const waitMs = (lock?.locked_until?.getTime() ?? now.getTime()) - now.getTime()
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  throw tooManyAttempts(retryAfterSeconds, { retryAfterSeconds })
}

/** Forgets the failures of a name that has signed in. */
export async function forgetAttempts(services: Throttling, name: string): Promise<void> {
  const { command, districtCode } = services
  const request = { action: 'session:attempt', input: null, trail: 'none' } as const
  await command(systemActor(districtCode), request, async (tx) => {
    await tx
      .deleteFrom('login_throttle')
      .where('district_code', '=', districtCode)
      .where('name_hash', '=', hashOf(services, name))
      .execute()
    return { subject: '', detail: {}, result: null }
  })
}

/** A name is hashed: people type passwords into its field. */
function hashOf({ vault }: Throttling, name: string): Buffer {
  return vault.hash(`login ${name.toLowerCase()}`)
}
