import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { lockRun, moveRun, requireStep } from './lock-run.ts'
import { writeScores } from './write-scores.ts'

export interface StepOnRun {
  id: string
  /** The version the step rests on. */
  version: number
  key?: string | undefined
}

/** Scores everybody from the frozen inputs. */
export async function computeEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: StepOnRun,
): Promise<void> {
  await command(actor, { action: 'evaluation:compute', key, input }, async (tx) => {
    const run = await lockRun(tx, actor, input.id)
    const state = requireStep(run, 'compute', input.version)
    await writeScores(tx, run.scheme, { districtCode: actor.districtCode, evaluationId: run.id })
    await moveRun(tx, actor, run, { state, computed_by: actor.userId })
    return { subject: run.asOf, detail: { from: run.state, to: state }, result: null }
  })
}
