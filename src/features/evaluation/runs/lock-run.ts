import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { evaluationFixed, evaluationNotFound } from '../problems.ts'
import { type Scheme, schemeDefinition } from '../scheme/definition.ts'
import {
  type EvaluationEvent,
  type EvaluationState,
  evaluationWorkflow,
  stateNames,
} from '../workflow.ts'

export interface LockedRun {
  id: string
  state: EvaluationState
  version: number
  asOf: string
  appealUntil: string | null
  missingReason: string | null
  scheme: Scheme
}

/**
 * Whoever writes to a run waits here for the one before him. A township files an appeal and may not
 * lock the run's row; so the queue is an advisory lock.
 */
export async function queueAtRun(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evaluation:${id}`}, 0))`.execute(tx)
}

/** A run, locked until the end of the transaction; refuses with `evaluation-not-found`. */
export async function lockRun(
  tx: Tx,
  { districtCode }: Pick<Actor, 'districtCode'>,
  id: string,
): Promise<LockedRun> {
  await queueAtRun(tx, id)
  const row = await tx
    .selectFrom('evaluation')
    .select(['id', 'state', 'version', 'scheme_id', 'as_of', 'appeal_until', 'missing_reason'])
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) throw evaluationNotFound()
  const { definition } = await tx
    .selectFrom('scheme')
    .select('definition')
    .where('district_code', '=', districtCode)
    .where('id', '=', row.scheme_id)
    .executeTakeFirstOrThrow()
  return {
    id,
    state: row.state as EvaluationState,
    version: row.version,
    asOf: row.as_of,
    appealUntil: row.appeal_until,
    missingReason: row.missing_reason,
    scheme: schemeDefinition.parse(definition),
  }
}

/** The state after an event; refuses with `version-outdated`, then `evaluation-fixed`. */
export function requireStep(
  { state, version }: Pick<LockedRun, 'state' | 'version'>,
  event: EvaluationEvent,
  seen: number,
): EvaluationState {
  if (version !== seen) throw versionOutdated()
  const to = evaluationWorkflow.next(state, event)
  if (to === null) throw evaluationFixed({ state: stateNames[state] })
  return to
}

/** Refuses with `evaluation-fixed` unless the run is in one of the states. */
export function requireState({ state }: LockedRun, states: readonly EvaluationState[]): void {
  if (!states.includes(state)) throw evaluationFixed({ state: stateNames[state] })
}

/** Takes a run into a state; every step makes a new version of it. */
export async function moveRun(
  tx: Tx,
  { districtCode }: Pick<Actor, 'districtCode'>,
  run: Pick<LockedRun, 'id' | 'version'>,
  changes: Record<string, unknown> = {},
): Promise<void> {
  await tx
    .updateTable('evaluation')
    .set({ ...changes, version: run.version + 1 })
    .where('district_code', '=', districtCode)
    .where('id', '=', run.id)
    .execute()
}
