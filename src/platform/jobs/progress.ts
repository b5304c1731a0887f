import { JobStopped } from './job.ts'
import type { Workshop } from './run-job.ts'

const betweenWritesMs = 300

export interface RunningJob {
  id: string
  attempt: number
}

/**
 * Writes a job's progress a few times a second at most, outside its transaction, so that others
 * see it; learns by the same statement whether somebody wants the job cancelled.
 */
export function progressOf({ db, services }: Workshop, job: RunningJob, stopping: AbortController) {
  let step = ''
  let writtenAt = 0
  return async (nextStep: string, done = 0, total?: number): Promise<void> => {
    if (stopping.signal.aborted) throw new JobStopped()
    if (nextStep === step && performance.now() - writtenAt < betweenWritesMs) return
    step = nextStep
    writtenAt = performance.now()
    const row = await db
      .updateTable('job')
      .set({
        step,
        done: BigInt(done),
        total: total === undefined ? null : BigInt(Math.max(done, total)),
      })
      .where('district_code', '=', services.districtCode)
      .where('id', '=', job.id)
      .where('attempt', '=', job.attempt)
      .where('state', '=', 'running')
      .returning('is_cancel_requested')
      .executeTakeFirst()
    // No row: another process has taken the job over.
    if (row === undefined || row.is_cancel_requested) stopping.abort()
    if (stopping.signal.aborted) throw new JobStopped()
  }
}
