import { addDays } from '../../../kernel/date.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { dataMissing } from '../problems.ts'
import type { StepOnRun } from './compute-evaluation.ts'
import { gapsOf } from './gaps.ts'
import { lockRun, moveRun, requireStep } from './lock-run.ts'
import { writeScores } from './write-scores.ts'

export interface ReviewEvaluation extends StepOnRun {
  today: string
  /** Why what is still missing counts as nothing. */
  missingReason?: string | undefined
  /** Days to appeal; the scheme's when absent. */
  appealDays?: number | undefined
}

/**
 * Accepts the scores. The reviewer is never the one who computed them: the database's constraint
 * `evaluation_four_eyes` refuses with `same-person`. While data are missing it takes a reason why
 * they count as nothing; without one it refuses with `evaluation-data-missing`.
 */
export async function reviewEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: ReviewEvaluation,
): Promise<void> {
  await command(actor, { action: 'evaluation:review', key, input }, async (tx) => {
    const run = await lockRun(tx, actor, input.id)
    const state = requireStep(run, 'review', input.version)
    const gaps = await gapsOf(tx, actor, { id: run.id, scheme: run.scheme })
    const [first] = gaps
    if (first !== undefined && input.missingReason === undefined) {
      const named = `${first.owner}的“${first.indicatorName}”`
      throw dataMissing({ count: gaps.length, first: named }, { gaps: gaps.slice(0, 100) })
    }
    const missingReason = gaps.length === 0 ? null : (input.missingReason ?? null)
    const days = input.appealDays ?? run.scheme.appealDays
    await moveRun(tx, actor, run, {
      state,
      missing_reason: missingReason,
      reviewed_by: actor.userId,
      reviewed_on: today,
      appeal_until: days === 0 ? null : addDays(today, days),
    })
    if (missingReason !== null) {
      await writeScores(tx, run.scheme, { districtCode: actor.districtCode, evaluationId: run.id })
    }
    const detail = { from: run.state, to: state, missingReason }
    return { subject: run.asOf, detail, result: null }
  })
}

/** Sends a reviewed run back to be scored, or gathered, anew. */
export async function returnEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: StepOnRun & { reason: string },
): Promise<void> {
  await command(actor, { action: 'evaluation:return', key, input }, async (tx) => {
    const run = await lockRun(tx, actor, input.id)
    const state = requireStep(run, 'return', input.version)
    await moveRun(tx, actor, run, {
      state,
      missing_reason: null,
      reviewed_by: null,
      reviewed_on: null,
      appeal_until: null,
    })
    await writeScores(tx, run.scheme, { districtCode: actor.districtCode, evaluationId: run.id })
    const detail = { from: run.state, to: state, reason: input.reason }
    return { subject: run.asOf, detail, result: null }
  })
}
