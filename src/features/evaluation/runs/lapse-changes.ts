import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Changes by hand rest on the inputs they were made on: gathered anew, they no longer hold. */
export async function lapseChanges(
  tx: Tx,
  { districtCode }: Pick<Actor, 'districtCode'>,
  evaluationId: string,
): Promise<void> {
  await tx
    .updateTable('score_change')
    .set({ state: 'lapsed', decided_by: null, decided_at: null })
    .where('district_code', '=', districtCode)
    .where('evaluation_id', '=', evaluationId)
    .where('state', 'in', ['proposed', 'approved'])
    .execute()
}
