import { jsonText } from '../../kernel/json.ts'
import { ProblemError } from '../../kernel/problem.ts'
import type { Actor } from '../db/command.ts'
import { problemOfConstraint } from '../db/constraints.ts'
import type { Db } from '../db/database.ts'
import type { Services } from '../services.ts'
import type { Job, JobRun } from './job.ts'
import { jobFailed, jobUnknown } from './problems.ts'
import { progressOf, type RunningJob } from './progress.ts'

/** What running jobs takes. */
export interface Workshop {
  services: Services
  /** The whole district's, for the jobs' own rows. */
  db: Db
  jobs: readonly Job[]
  /** Who acts in nightly jobs; null where the district has nobody yet. */
  nightlyActor(): Promise<Actor | null>
  /** Told what nobody expected; the job's id is all that a user sees of it. */
  onError(error: unknown, jobId: string): void
}

interface Begun extends RunningJob {
  name: string
  input: unknown
  requestedBy: string | null
}

/**
 * Runs one job as its row in `job` says and writes its outcome there. Throws where it is to be
 * tried again: it was stopped with the process, or failed for a reason nobody expected.
 */
export async function runJob(
  workshop: Workshop,
  jobId: string,
  { signal, isLastAttempt }: { signal: AbortSignal; isLastAttempt: boolean },
): Promise<void> {
  const begun = await begin(workshop, jobId)
  if (begun === null) return
  const stopping = new AbortController()
  signal.addEventListener('abort', () => stopping.abort(), { once: true })
  try {
    const result = await perform(workshop, begun, stopping)
    await end(workshop, begun, { state: 'succeeded', result: jsonText(result ?? {}) })
  } catch (error) {
    const problem = error instanceof ProblemError ? error : problemOfConstraint(error)
    if (signal.aborted) await putBack(workshop, begun)
    else if (stopping.signal.aborted) await end(workshop, begun, { state: 'cancelled' })
    else if (problem !== null) {
      if (problem.status >= 500) workshop.onError(error, jobId)
      await fail(workshop, begun, problem)
    } else {
      workshop.onError(error, jobId)
      if (isLastAttempt) await fail(workshop, begun, jobFailed(jobId))
      else await putBack(workshop, begun)
    }
    if (signal.aborted || (problem === null && !stopping.signal.aborted)) throw error
  }
}

/** Takes the job, or null where it has ended or was cancelled. */
async function begin({ db, services }: Workshop, jobId: string): Promise<Begun | null> {
  const row = await db
    .updateTable('job')
    .set((job) => ({
      state: 'running',
      attempt: job('attempt', '+', 1),
      started_at: job.fn.coalesce('started_at', job.fn<Date>('now')),
      step: '',
      done: 0n,
      total: null,
    }))
    .where('district_code', '=', services.districtCode)
    .where('id', '=', jobId)
    .where('state', 'in', ['queued', 'running'])
    .returning(['id', 'attempt', 'name', 'input', 'requested_by as requestedBy'])
    .executeTakeFirst()
  return row ?? null
}

async function perform(
  workshop: Workshop,
  begun: Begun,
  stopping: AbortController,
): Promise<unknown> {
  const { services, jobs } = workshop
  const job = jobs.find(({ name }) => name === begun.name)
  const actor = await actorOf(workshop, begun.requestedBy)
  if (job === undefined || actor === null) throw jobUnknown(begun.name)
  const run: JobRun<unknown> = {
    services,
    actor,
    input: job.input.parse(begun.input),
    key: `job:${begun.id}`,
    signal: stopping.signal,
    report: progressOf(workshop, begun, stopping),
  }
  return job.run(run)
}

async function actorOf(workshop: Workshop, userId: string | null): Promise<Actor | null> {
  if (userId === null) return workshop.nightlyActor()
  const { db, services } = workshop
  const { districtCode } = services
  const user = await db
    .selectFrom('app_user')
    .select(['role', 'township_code as townshipCode'])
    .where('district_code', '=', services.districtCode)
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  return { districtCode, userId, role: user.role as Actor['role'], townshipCode: user.townshipCode }
}

function fail(workshop: Workshop, job: RunningJob, problem: ProblemError): Promise<void> {
  return end(workshop, job, { state: 'failed', problem: jsonText(problem.toBody()) })
}

/** Only this attempt's outcome counts: a process thought dead may still come to an end. */
async function end(
  { db, services }: Workshop,
  job: RunningJob,
  outcome: { state: string; result?: string; problem?: string },
): Promise<void> {
  await db
    .updateTable('job')
    .set((row) => ({ ...outcome, ended_at: row.fn<Date>('now') }))
    .where('district_code', '=', services.districtCode)
    .where('id', '=', job.id)
    .where('attempt', '=', job.attempt)
    .where('state', '=', 'running')
    .execute()
}

async function putBack({ db, services }: Workshop, job: RunningJob): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: 'queued' })
    .where('district_code', '=', services.districtCode)
    .where('id', '=', job.id)
    .where('attempt', '=', job.attempt)
    .where('state', '=', 'running')
    .execute()
}
