import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { versionOutdated } from '../../platform/http/etag.ts'
import { evaluationFixed, evaluationNotFound } from './problems.ts'
import { type EvaluationState, evaluationWorkflow, stateNames } from './workflow.ts'

export interface AdvanceEvaluation {
  id: string
  event: 'review' | 'publish'
  /** The version the decision rests on. */
  version: number
  today: string
  key?: string | undefined
}

/**
 * Reviews or publishes an evaluation. The reviewer is never the one who computed it: the
 * database's constraint `evaluation_four_eyes` refuses with `same-person`.
 */
export async function advanceEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: AdvanceEvaluation,
): Promise<void> {
  const { id, event, version } = input
  await command(actor, { action: `evaluation:${event}`, key, input }, async (tx) => {
    const evaluation = await tx
      .selectFrom('evaluation')
      .select(['state', 'version', 'as_of'])
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (evaluation === undefined) throw evaluationNotFound()
    if (evaluation.version !== version) throw versionOutdated()
    const from = evaluation.state as EvaluationState
    const to = evaluationWorkflow.next(from, event)
    if (to === null) throw evaluationFixed({ state: stateNames[from] })
    await tx
      .updateTable('evaluation')
      .set({
        state: to,
        version: version + 1,
        ...(event === 'review' ? { reviewed_by: actor.userId } : { published_on: today }),
      })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .execute()
    return { subject: evaluation.as_of, detail: { from, to }, result: null }
  })
}
