import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { ScoreChange } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { reopenAppeals } from '../appeals/reopen-appeals.ts'
import { changeDecided, changeNotFound } from '../problems.ts'
import { lockRun, moveRun, requireState } from '../runs/lock-run.ts'
import { writeScores } from '../runs/write-scores.ts'

export interface DecideChange {
  id: string
  approve: boolean
  note: string
  now: Date
  key?: string | undefined
}

/**
 * Approves or rejects a change by hand; approved, it takes the place of an earlier one and everybody
 * is scored anew; rejected, the appeal that it upheld is to be answered anew. Whoever proposed it
 * never decides: the constraint `score_change_four_eyes` refuses with `same-person`.
 */
export async function decideChange(
  command: RunCommand,
  actor: Actor,
  { key, now, ...input }: DecideChange,
): Promise<void> {
  await command(actor, { action: 'evaluation:decide-change', key, input }, async (tx) => {
    const { districtCode } = actor
    const change = await tx
      .selectFrom('score_change')
      .select(['evaluation_id', 'subject_code', 'indicator_code', 'appeal_id'])
      .where('district_code', '=', districtCode)
      .where('id', '=', input.id)
      .executeTakeFirst()
    if (change === undefined) throw changeNotFound()
    const run = await lockRun(tx, actor, change.evaluation_id)
    requireState(run, ['computed', 'reviewed'])
    if (input.approve) await lapseEarlier(tx, actor, change)
    const decided = await tx
      .updateTable('score_change')
      .set({
        state: input.approve ? 'approved' : 'rejected',
        decided_by: actor.userId,
        decided_at: now,
        decision_note: input.note,
      })
      .where('district_code', '=', districtCode)
      .where('id', '=', input.id)
      .where('state', '=', 'proposed')
      .executeTakeFirst()
    if (decided.numUpdatedRows === 0n) throw changeDecided()
    if (input.approve) await writeScores(tx, run.scheme, { districtCode, evaluationId: run.id })
    else if (change.appeal_id !== null) await reopenAppeals(tx, actor, [change.appeal_id])
    await moveRun(tx, actor, run)
    const subject = `${run.asOf} ${change.subject_code} ${change.indicator_code}`
    return { subject, detail: { approve: input.approve, note: input.note }, result: null }
  })
}

type ScoreKey = Pick<ScoreChange, 'evaluation_id' | 'subject_code' | 'indicator_code'>

async function lapseEarlier(tx: Tx, { districtCode }: Actor, change: ScoreKey): Promise<void> {
  await tx
    .updateTable('score_change')
    .set({ state: 'lapsed', decided_by: null, decided_at: null })
    .where('district_code', '=', districtCode)
    .where('evaluation_id', '=', change.evaluation_id)
    .where('subject_code', '=', change.subject_code)
    .where('indicator_code', '=', change.indicator_code)
    .where('state', '=', 'approved')
    .execute()
}
