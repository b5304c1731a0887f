import type { Actor } from '../../../platform/db/command.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import type { Services } from '../../../platform/services.ts'
import { ownAccount } from '../problems.ts'
import { userById } from '../queries.ts'
import type { UserChange } from '../schemas.ts'
import { endSessionsIn } from '../sessions/end-session.ts'

/**
 * Changes who a user is and what he may do. What he had open ends, so that no session lives on
 * with the rights he had. Refuses with `user-not-found`, `own-account` or `version-outdated`.
 */
export function updateUser(
  { command, clock }: Pick<Services, 'command' | 'clock'>,
  actor: Actor,
  change: UserChange & { id: string; version: number; key?: string | undefined },
): Promise<null> {
  const { id, version, key, ...wanted } = change
  const request = { action: 'users:update', key, input: { id, version, wanted } }
  return command(actor, request, async (tx) => {
    const before = await userById(tx, actor.districtCode, id)
    const isOwn = id === actor.userId
    if (isOwn && (wanted.isDisabled || wanted.role !== before.role)) throw ownAccount()
    const updated = await tx
      .updateTable('app_user')
      .set({
        display_name: wanted.displayName,
        role: wanted.role,
        township_code: wanted.townshipCode,
        staff_number: wanted.staffNumber,
        is_disabled: wanted.isDisabled,
        version: version + 1,
      })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 0n) throw versionOutdated()
    if (!isOwn) {
      const ending = { userId: id, reason: 'account changed' }
      await endSessionsIn(tx, actor.districtCode, ending, clock.now())
    }
    const { displayName, role, townshipCode, isDisabled } = before
    const detail = { before: { displayName, role, townshipCode, isDisabled }, after: wanted }
    return { subject: before.username, detail, result: null }
  })
}
