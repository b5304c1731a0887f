import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { appealsPossible, undecidedOpen } from '../problems.ts'
import { resultText } from '../scores/results.ts'
import type { ScoredSubject } from '../scores/score-run.ts'
import type { StepOnRun } from './compute-evaluation.ts'
import { type LockedRun, lockRun, moveRun, requireStep } from './lock-run.ts'
import { scoredSubjects } from './scored-subjects.ts'

export interface PublishEvaluation extends StepOnRun {
  today: string
  /** Why not to wait until nobody can appeal any more. */
  earlyReason?: string | undefined
}

/**
 * Publishes a reviewed run: from then on nothing of it changes, its result is known by its hash,
 * and the next year's allocation can count with it. Refuses with `evaluation-undecided` and
 * `appeals-possible`.
 */
export async function publishEvaluation(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: PublishEvaluation,
): Promise<void> {
  await command(actor, { action: 'evaluation:publish', key, input }, async (tx) => {
    const run = await lockRun(tx, actor, input.id)
    const state = requireStep(run, 'publish', input.version)
    await requireDecided(tx, actor, run.id)
    const { appealUntil } = run
    if (appealUntil !== null && today <= appealUntil && input.earlyReason === undefined) {
      throw appealsPossible({ until: appealUntil })
    }
    const subjects = await scoredSubjects(tx, { districtCode: actor.districtCode, id: run.id })
    const hash = hashOf(resultText(run.scheme, run.asOf, subjects))
    if (run.scheme.feedsAllocation) await recordPerformance(tx, actor, run, subjects)
    await moveRun(tx, actor, run, {
      state,
      published_on: today,
      published_by: actor.userId,
      early_reason: input.earlyReason ?? null,
      result_hash: hash,
    })
    const detail = { resultHash: hash.toString('hex'), earlyReason: input.earlyReason ?? null }
    return { subject: run.asOf, detail, result: null }
  })
}

export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

async function requireDecided(tx: Tx, { districtCode }: Actor, id: string): Promise<void> {
  const { rows } = await sql<{ changes: number; appeals: number }>`
    select
      (select count(*)::int from score_change where district_code = ${districtCode}
        and evaluation_id = ${id}::uuid and state = 'proposed') as changes,
      (select count(*)::int from score_appeal where district_code = ${districtCode}
        and evaluation_id = ${id}::uuid and state = 'open') as appeals`.execute(tx)
  const { changes, appeals } = rows[0] ?? { changes: 0, appeals: 0 }
  if (changes + appeals > 0) throw undecidedOpen({ changes, appeals })
}

/** The performance factor of the year; a later day's result of the year takes its place. */
async function recordPerformance(
  tx: Tx,
  { districtCode }: Actor,
  { id, scheme, asOf }: LockedRun,
  subjects: readonly ScoredSubject[],
): Promise<void> {
  const results = subjects.map(({ code, total, grade }) => ({
    code,
    total: Number(total),
    grade,
    factor: scheme.grades.find(({ name }) => name === grade)?.factorBps ?? 10_000,
  }))
  await sql`
    insert into township_performance (district_code, year, township_code, evaluation_id,
      scheme_code, as_of, score_centi, full_centi, grade, factor_bps)
    select ${districtCode}, ${scheme.year}, code, ${id}, ${scheme.code}, ${asOf}::date, total,
      ${Number(scheme.fullMarks)}, grade, factor
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
      as result (code text, total int, grade text, factor int)
    on conflict on constraint township_performance_pk do update
      set evaluation_id = excluded.evaluation_id, scheme_code = excluded.scheme_code,
        as_of = excluded.as_of, score_centi = excluded.score_centi,
        full_centi = excluded.full_centi, grade = excluded.grade,
        factor_bps = excluded.factor_bps
      where excluded.as_of >= township_performance.as_of`.execute(tx)
}
