import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { jsonText } from '../../kernel/json.ts'
import { todayOf } from '../clock.ts'
import { abandonedQueueOf, bossFor, nightlyQueueOf, queueOf, type Ticket } from './boss.ts'
import { jobAbandoned } from './problems.ts'
import { createQueues } from './queue.ts'
import { runJob, type Workshop } from './run-job.ts'

export interface Worker {
  /** Stops the jobs under way, which are then begun anew by the next worker. */
  stop(): Promise<void>
}

const timeZone = 'Asia/Shanghai'
/** New jobs announce themselves; one that is tried again does not, so it is looked for. */
const workOptions = {
  localConcurrency: 2,
  includeMetadata: true,
  notifyPollingIntervalSeconds: 2,
} as const
const lookSeconds = 15
const graceMs = 20_000

/**
 * Runs the district's jobs in this process, two at a time, and sends the nightly ones. A process
 * that dies stops its heartbeats; after half a minute another takes its jobs over.
 */
export async function startWorker(
  url: string,
  workshop: Workshop,
  { look = lookSeconds }: { look?: number } = {},
): Promise<Worker> {
  const boss = bossFor(url, {
    max: 4,
    useListenNotify: true,
    supervise: true,
    schedule: true,
    superviseIntervalSeconds: look,
    monitorIntervalSeconds: look,
  })
  const { districtCode } = workshop.services
  const stopping = new AbortController()
  await boss.start()
  await createQueues(boss, districtCode)
  await boss.work<Ticket, void, typeof workOptions>(
    queueOf(districtCode),
    workOptions,
    async (tickets: JobWithMetadata<Ticket>[]) => {
      for (const { data, signal, retryCount, retryLimit } of tickets) {
        await runJob(workshop, data.jobId, {
          signal: AbortSignal.any([signal, stopping.signal]),
          isLastAttempt: retryCount >= retryLimit,
        })
      }
    },
  )
  await boss.work<Ticket>(abandonedQueueOf(districtCode), async (tickets) => {
    for (const { data } of tickets) await giveUp(workshop, data.jobId)
  })
  await scheduleNightly(boss, workshop)
  return {
    stop: () => {
      stopping.abort()
      return boss.stop({ timeout: graceMs })
    },
  }
}

async function giveUp({ db, services }: Workshop, jobId: string): Promise<void> {
  await db
    .updateTable('job')
    .set((job) => ({
      state: 'failed',
      problem: jsonText(jobAbandoned().toBody()),
      ended_at: job.fn<Date>('now'),
    }))
    .where('district_code', '=', services.districtCode)
    .where('id', '=', jobId)
    .where('state', 'in', ['queued', 'running'])
    .execute()
}

/** Makes the calendar what the list of jobs says, and turns its reminders into jobs. */
async function scheduleNightly(boss: PgBoss, workshop: Workshop): Promise<void> {
  const queue = nightlyQueueOf(workshop.services.districtCode)
  const due = workshop.jobs.filter(({ nightly }) => nightly !== undefined)
  const keys = new Map(due.map((job) => [keyOf(job.name), job]))
  for (const { key } of await boss.getSchedules(queue)) {
    if (!keys.has(key)) await boss.unschedule(queue, key)
  }
  for (const [key, { nightly }] of keys) {
    if (nightly === undefined) continue
    await boss.schedule(queue, nightly.cron, { key }, { key, tz: timeZone, missed: 'once' })
  }
  await boss.work<{ key: string }>(queue, async (reminders) => {
    for (const { id, data } of reminders) {
      const job = keys.get(data.key)
      if (job !== undefined) await enqueueNightly(workshop, job, id)
    }
  })
}

/** A schedule's key has no colon. */
const keyOf = (name: string) => name.replaceAll(':', '.')

export async function enqueueNightly(
  workshop: Workshop,
  job: Workshop['jobs'][number],
  reminderId: string,
): Promise<void> {
  const { services } = workshop
  const actor = await workshop.nightlyActor()
  if (actor === null || job.nightly === undefined) return
  const today = todayOf(services.clock)
  const input = job.nightly.input(today)
  const request = {
    action: 'jobs:nightly',
    key: `nightly:${reminderId}`,
    input: { name: job.name },
  }
  await services.command(actor, request, async (tx) => {
    const id = await services.jobs.enqueue(tx, job, { input, subject: today, requestedBy: null })
    return { subject: job.title, detail: { jobId: id }, result: id }
  })
}
