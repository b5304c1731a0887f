import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { dayOutsideYear } from '../problems.ts'
import { schemeByCode } from '../scheme/queries.ts'
import { evaluationWorkflow } from '../workflow.ts'
import { gatherInputs } from './gather-inputs.ts'
import { lapseChanges } from './lapse-changes.ts'
import { lockRun, moveRun, requireStep } from './lock-run.ts'

export interface OpenEvaluation {
  scheme: string
  version?: number | undefined
  /** The last day that counts. */
  asOf: string
  today: string
  key?: string | undefined
}

/**
 * Opens a run and gathers its inputs: everything the scheme asks for is measured as of the day and
 * frozen. Opened again for the same day it gathers anew, until it is reviewed. Resolves with the
 * run's id.
 */
export function openEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: OpenEvaluation,
): Promise<string> {
  return command(actor, { action: 'evaluation:gather', key, input }, async (tx) => {
    const { districtCode } = actor
    const { id: schemeId, scheme } = await schemeByCode(tx, districtCode, {
      code: input.scheme,
      version: input.version,
    })
    const { asOf } = input
    if (!asOf.startsWith(`${scheme.year}-`) || asOf > today) {
      throw dayOutsideYear({ asOf, year: scheme.year, today })
    }
    const evaluationId = await draftOf(tx, actor, { schemeId, asOf })
    await gatherInputs(tx, scheme, { districtCode, evaluationId, asOf })
    const detail = { scheme: scheme.code, version: scheme.version, asOf }
    return { subject: `${scheme.code} ${asOf}`, detail, result: evaluationId }
  })
}

/** A new run, or the one of that day taken back to a draft. */
async function draftOf(
  tx: Tx,
  actor: Actor,
  { schemeId, asOf }: { schemeId: string; asOf: string },
): Promise<string> {
  const made = await tx
    .insertInto('evaluation')
    .values({
      district_code: actor.districtCode,
      scheme_id: schemeId,
      as_of: asOf,
      state: evaluationWorkflow.initial,
      computed_by: actor.userId,
    })
    .onConflict((conflict) => conflict.constraint('evaluation_scheme_unique').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) return made.id
  const { id } = await tx
    .selectFrom('evaluation')
    .select('id')
    .where('district_code', '=', actor.districtCode)
    .where('scheme_id', '=', schemeId)
    .where('as_of', '=', asOf)
    .executeTakeFirstOrThrow()
  const run = await lockRun(tx, actor, id)
  const state = requireStep(run, 'gather', run.version)
  await lapseChanges(tx, actor, id)
  await moveRun(tx, actor, run, { state, computed_by: actor.userId })
  return id
}
