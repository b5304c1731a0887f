import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { reasonNeeded, submissionNotFound } from '../problems.ts'

export interface DecideSubmission {
  id: string
  accept: boolean
  note: string
  today: string
  key?: string | undefined
}

/**
 * Accepts a submission, or returns it with a reason: then it counts as not handed in, and the day of
 * the next one counts. Refuses: `reason-needed`, `submission-not-found`.
 */
export async function decideSubmission(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: DecideSubmission,
): Promise<void> {
  if (!input.accept && input.note === '') throw reasonNeeded()
  await command(actor, { action: 'evaluation:decide-material', key, input }, async (tx) => {
    const decided = await tx
      .updateTable('material_submission')
      .set({
        state: input.accept ? 'accepted' : 'returned',
        decided_by: actor.userId,
        decided_on: today,
        decision_note: input.note,
      })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', input.id)
      .where('state', '<>', 'returned')
      .returning(['year', 'material_code', 'township_code'])
      .executeTakeFirst()
    if (decided === undefined) throw submissionNotFound()
    const subject = `${decided.year} ${decided.material_code} ${decided.township_code}`
    return { subject, detail: { accept: input.accept, note: input.note }, result: null }
  })
}
