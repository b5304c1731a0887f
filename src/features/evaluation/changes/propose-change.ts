import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { requireProofs } from '../../proofs/index.ts'
import { scoreNotFound, scoreOutOfRange } from '../problems.ts'
import { type LockedRun, lockRun, requireState } from '../runs/lock-run.ts'
import { indicatorsOf } from '../scheme/definition.ts'
import { marksText } from '../scores/marks-text.ts'

export interface ProposedChange {
  subject: string
  indicator: string
  /** Hundredths of marks. */
  score: bigint
  reason: string
  proofIds: readonly string[]
  appealId?: string | undefined
}

/**
 * Proposes another score than the rule's; it counts when a second person approves it. Resolves
 * with its id. Refuses: `evaluation-fixed`, `score-not-found`, `score-out-of-range`,
 * `proof-not-found`, `score-change-exists`.
 */
export function proposeChange(
  command: RunCommand,
  actor: Actor,
  { id, key, ...change }: ProposedChange & { id: string; key?: string | undefined },
): Promise<string> {
  const request = { action: 'evaluation:propose-change', key, input: { id, ...change } }
  return command(actor, request, async (tx) => {
    const run = await lockRun(tx, actor, id)
    requireState(run, ['computed', 'reviewed'])
    const changeId = await insertChange(tx, actor, run, change)
    const { subject, indicator, score, reason } = change
    const detail = { subject, indicator, scoreCenti: score, reason }
    return { subject: `${run.asOf} ${subject} ${indicator}`, detail, result: changeId }
  })
}

/** The same inside a transaction that holds the run. */
export async function insertChange(
  tx: Tx,
  actor: Actor,
  run: LockedRun,
  { subject, indicator, score, reason, proofIds, appealId }: ProposedChange,
): Promise<string> {
  await requireRange(tx, actor, run, { subject, indicator, score })
  await requireProofs(tx, actor, proofIds)
  const { id } = await tx
    .insertInto('score_change')
    .values({
      district_code: actor.districtCode,
      evaluation_id: run.id,
      subject_code: subject,
      indicator_code: indicator,
      score_centi: Number(score),
      reason,
      proof_ids: [...proofIds],
      appeal_id: appealId ?? null,
      proposed_by: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Between the least that the rule can give, or zero, and the most. */
async function requireRange(
  tx: Tx,
  { districtCode }: Actor,
  run: LockedRun,
  { subject, indicator, score }: Pick<ProposedChange, 'subject' | 'indicator' | 'score'>,
): Promise<void> {
  const item = indicatorsOf(run.scheme).find(({ code }) => code === indicator)
  const { rows } = await sql<{ most: number }>`
    select (one ->> 'most')::int as most
    from score cross join lateral jsonb_array_elements(scores) one
    where district_code = ${districtCode} and evaluation_id = ${run.id}::uuid
      and subject_code = ${subject} and one ->> 'code' = ${indicator}`.execute(tx)
  const [kept] = rows
  if (item === undefined || kept === undefined) throw scoreNotFound()
  const { scoring } = item
  const low = 'floor' in scoring ? scoring.floor : 'otherwise' in scoring ? scoring.otherwise : 0n
  const least = low < 0n ? low : 0n
  const most = BigInt(kept.most)
  if (score < least || score > most) {
    throw scoreOutOfRange({ least: marksText(least), most: marksText(most) })
  }
}
