import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { reopenAppeals } from '../appeals/reopen-appeals.ts'

/** Changes by hand rest on the inputs they were made on: gathered anew, they no longer hold. */
export async function lapseChanges(
  tx: Tx,
  actor: Pick<Actor, 'districtCode'>,
  evaluationId: string,
): Promise<void> {
  const lapsed = await tx
    .updateTable('score_change')
    .set({ state: 'lapsed', decided_by: null, decided_at: null })
    .where('district_code', '=', actor.districtCode)
    .where('evaluation_id', '=', evaluationId)
    .where('state', 'in', ['proposed', 'approved'])
    .returning('appeal_id')
    .execute()
  await reopenAppeals(
    tx,
    actor,
    lapsed.flatMap(({ appeal_id: appeal }) => appeal ?? []),
  )
}
