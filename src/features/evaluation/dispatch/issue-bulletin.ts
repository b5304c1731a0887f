import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { bulletinNotFound } from '../problems.ts'
import type { BulletinKey } from './schemas.ts'
import { lockBulletin } from './write-bulletin.ts'

export interface IssueBulletin extends BulletinKey {
  version: number
  today: string
  key?: string | undefined
}

/**
 * Issues a bulletin; then townships see it and nothing of it changes. Never by who wrote it: the
 * constraint `dispatch_bulletin_four_eyes` refuses with `same-person`. Refuses:
 * `dispatch-bulletin-not-found`, `version-outdated`, `dispatch-bulletin-issued`.
 */
export async function issueBulletin(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: IssueBulletin,
): Promise<void> {
  await command(actor, { action: 'evaluation:issue-dispatch', key, input }, async (tx) => {
    const { year, quarter } = input
    const found = await lockBulletin(tx, actor, input)
    if (found === undefined) throw bulletinNotFound()
    if (found.version !== input.version) throw versionOutdated()
    await tx
      .updateTable('dispatch_bulletin')
      .set({ issued_on: today, issued_by: actor.userId, version: found.version + 1 })
      .where('district_code', '=', actor.districtCode)
      .where('year', '=', year)
      .where('quarter', '=', quarter)
      .execute()
    return { subject: `${year} Q${quarter}`, detail: { issuedOn: today }, result: null }
  })
}
