import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/**
 * An appeal is upheld by a change that stands: when that is rejected or lapses, the appeal is to be
 * answered anew, unless the township has appealed again since.
 */
export async function reopenAppeals(
  tx: Tx,
  { districtCode }: Pick<Actor, 'districtCode'>,
  ids: readonly string[],
): Promise<void> {
  await sql`
    update score_appeal appeal
    set state = 'open', answer = null, answered_by = null, answered_on = null
    where district_code = ${districtCode} and id = any(${ids}::uuid[]) and not exists (
      select 1 from score_appeal again
      where again.district_code = appeal.district_code
        and again.evaluation_id = appeal.evaluation_id
        and again.subject_code = appeal.subject_code
        and again.indicator_code = appeal.indicator_code
        and again.id > appeal.id)`.execute(tx)
}
