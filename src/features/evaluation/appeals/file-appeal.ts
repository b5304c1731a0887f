import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { requireProofs } from '../../proofs/index.ts'
import { appealTooLate, evaluationFixed, scoreNotFound } from '../problems.ts'
import { runById } from '../runs/evaluation-query.ts'
import { queueAtRun } from '../runs/lock-run.ts'
import { indicatorsOf } from '../scheme/definition.ts'
import { stateNames } from '../workflow.ts'

export interface FileAppeal {
  id: string
  indicator: string
  ground: string
  proofIds: readonly string[]
  today: string
  key?: string | undefined
}

/**
 * A township says why one of its own scores is wrong, with proof, between review and publication.
 * Resolves with the appeal's id. Refuses: `evaluation-not-found`, `evaluation-fixed`,
 * `appeal-too-late`, `score-not-found`, `proof-not-found`, `appeal-exists`.
 */
export function fileAppeal(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: FileAppeal,
): Promise<string> {
  return command(actor, { action: 'evaluation:appeal', key, input }, async (tx) => {
    await queueAtRun(tx, input.id)
    const { evaluation, scheme } = await runById(tx, actor, input.id)
    if (evaluation.state !== 'reviewed') {
      throw evaluationFixed({ state: stateNames[evaluation.state] })
    }
    const until = evaluation.appealUntil
    if (until === null || today > until) throw appealTooLate({ until })
    const isKnown = indicatorsOf(scheme).some(({ code }) => code === input.indicator)
    const { districtCode, townshipCode } = actor
    if (!isKnown || townshipCode === null) throw scoreNotFound()
    await requireScored(tx, actor, { id: input.id, townshipCode })
    await requireProofs(tx, actor, input.proofIds)
    const { id } = await tx
      .insertInto('score_appeal')
      .values({
        district_code: districtCode,
        evaluation_id: input.id,
        subject_code: townshipCode,
        indicator_code: input.indicator,
        ground: input.ground,
        proof_ids: [...input.proofIds],
        filed_by: actor.userId,
        filed_on: today,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const subject = `${evaluation.asOf} ${townshipCode} ${input.indicator}`
    return { subject, detail: { ground: input.ground }, result: id }
  })
}

/** A run may score the district as one. */
async function requireScored(
  tx: Tx,
  { districtCode }: Actor,
  { id, townshipCode }: { id: string; townshipCode: string },
): Promise<void> {
  const scored = await tx
    .selectFrom('evaluation_subject')
    .select('subject_code')
    .where('district_code', '=', districtCode)
    .where('evaluation_id', '=', id)
    .where('subject_code', '=', townshipCode)
    .executeTakeFirst()
  if (scored === undefined) throw scoreNotFound()
}
