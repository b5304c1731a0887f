import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { insertChange } from '../changes/propose-change.ts'
import { appealAnswered, appealNotFound } from '../problems.ts'
import { lockRun, requireState } from '../runs/lock-run.ts'

export interface AnswerAppeal {
  id: string
  answer: string
  /** Upheld: the score proposed, in hundredths; rejected when absent. */
  score?: bigint | undefined
  today: string
  key?: string | undefined
}

/**
 * Answers an appeal. Upholding it proposes a change by hand, which a second person approves.
 * Refuses: `appeal-not-found`, `evaluation-fixed`, `appeal-answered`, and as a change does.
 */
export async function answerAppeal(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: AnswerAppeal,
): Promise<void> {
  await command(actor, { action: 'evaluation:answer-appeal', key, input }, async (tx) => {
    const appeal = await tx
      .selectFrom('score_appeal')
      .select(['evaluation_id', 'subject_code', 'indicator_code', 'proof_ids'])
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', input.id)
      .executeTakeFirst()
    if (appeal === undefined) throw appealNotFound()
    const run = await lockRun(tx, actor, appeal.evaluation_id)
    requireState(run, ['computed', 'reviewed'])
    const { score, answer } = input
    const answered = await tx
      .updateTable('score_appeal')
      .set({
        state: score === undefined ? 'rejected' : 'upheld',
        answer,
        answered_by: actor.userId,
        answered_on: today,
      })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', input.id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (answered.numUpdatedRows === 0n) throw appealAnswered()
    const { subject_code: subject, indicator_code: indicator } = appeal
    if (score !== undefined) {
      await insertChange(tx, actor, run, {
        subject,
        indicator,
        score,
        reason: `申诉成立:${answer}`,
        proofIds: appeal.proof_ids,
        appealId: input.id,
      })
    }
    const detail = { isUpheld: score !== undefined, scoreCenti: score ?? null, answer }
    return { subject: `${run.asOf} ${subject} ${indicator}`, detail, result: null }
  })
}
