import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { measureTownships } from './measure-townships.ts'
import { dayOutsideYear, evaluationFixed, schemeNotFound } from './problems.ts'
import { type Scheme, schemeDefinition } from './scheme.ts'
import { scoreTownship } from './scoring.ts'
import { type EvaluationState, evaluationWorkflow, stateNames } from './workflow.ts'

export interface ComputeEvaluation {
  scheme: string
  /** The last day that counts. */
  asOf: string
  today: string
  key?: string | undefined
}

/**
 * Measures and scores every township under the newest version of a scheme, and keeps the numbers
 * with the scores. Done again for the same day it replaces them, until they are reviewed.
 * Resolves with the evaluation's id.
 */
export function computeEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: ComputeEvaluation,
): Promise<string> {
  return command(actor, { action: 'evaluation:compute', key, input }, async (tx) => {
    const { id: schemeId, scheme } = await newestScheme(tx, actor.districtCode, input.scheme)
    const { asOf } = input
    if (!asOf.startsWith(`${scheme.year}-`) || asOf > today) {
      throw dayOutsideYear({ asOf, year: scheme.year, today })
    }
    const id = await openEvaluation(tx, actor, schemeId, asOf)
    const scope = { districtCode: actor.districtCode, year: scheme.year, asOf }
    const measurements = await measureTownships(tx, scheme, scope)
    const scores = [...measurements].flatMap(([township, measured]) =>
      scoreTownship(scheme, measured).map(({ code, weight, score, reason }) => ({
        district_code: actor.districtCode,
        evaluation_id: id,
        township_code: township,
        indicator_code: code,
        measured: JSON.stringify(measured.get(code)),
        weight_centi: Number(weight),
        score_centi: score === null ? null : Number(score),
        reason,
      })),
    )
    await tx.insertInto('score').values(scores).execute()
    const subject = `${scheme.code} ${asOf}`
    return { subject, detail: { scheme: scheme.code, version: scheme.version, asOf }, result: id }
  })
}

async function newestScheme(
  tx: Tx,
  districtCode: string,
  code: string,
): Promise<{ id: string; scheme: Scheme }> {
  const row = await tx
    .selectFrom('scheme')
    .select(['id', 'definition'])
    .where('district_code', '=', districtCode)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (row === undefined) throw schemeNotFound(code)
  return { id: row.id, scheme: schemeDefinition.parse(row.definition) }
}

/** A new evaluation, or the one of that day with its scores cleared away. */
async function openEvaluation(
  tx: Tx,
  actor: Actor,
  schemeId: string,
  asOf: string,
): Promise<string> {
  const known = await tx
    .selectFrom('evaluation')
    .select(['id', 'state', 'version'])
    .where('district_code', '=', actor.districtCode)
    .where('scheme_id', '=', schemeId)
    .where('as_of', '=', asOf)
    .forUpdate()
    .executeTakeFirst()
  if (known === undefined) {
    const { id } = await tx
      .insertInto('evaluation')
      .values({
        district_code: actor.districtCode,
        scheme_id: schemeId,
        as_of: asOf,
        state: evaluationWorkflow.initial,
        computed_by: actor.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  const state = known.state as EvaluationState
  if (evaluationWorkflow.next(state, 'compute') === null) {
    throw evaluationFixed({ state: stateNames[state] })
  }
  await tx
    .updateTable('evaluation')
    .set({ computed_by: actor.userId, version: known.version + 1 })
    .where('district_code', '=', actor.districtCode)
    .where('id', '=', known.id)
    .execute()
  await tx
    .deleteFrom('score')
    .where('district_code', '=', actor.districtCode)
    .where('evaluation_id', '=', known.id)
    .execute()
  return known.id
}
