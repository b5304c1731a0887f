import { fromKysely, type PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { jsonText } from '../../kernel/json.ts'
import type { Tx } from '../db/transaction.ts'
import { abandonedQueueOf, bossFor, nightlyQueueOf, queueOf } from './boss.ts'
import type { Job } from './job.ts'

export interface JobRequest<Input> {
  input: Input
  /** What it is about, as a person would name it: the file, the month. */
  subject: string
  /** The user, or null where the calendar asks. */
  requestedBy: string | null
}

/** Where commands leave work for later. */
export interface JobQueue {
  /** Enqueues within the caller's transaction, so that a roll-back leaves no job; returns its id. */
  enqueue<Input extends z.ZodType>(
    tx: Tx,
    job: Job<Input>,
    request: JobRequest<z.input<Input>>,
  ): Promise<string>
  close(): Promise<void>
}

const hour = 3600

/** The queue of a district. It connects when the first job comes. */
export function openJobQueue(url: string, districtCode: string): JobQueue {
  let started: Promise<PgBoss> | null = null
  const start = () => {
    started ??= startSender(url, districtCode)
    return started
  }
  return {
    enqueue: async (tx, job, { input, subject, requestedBy }) => {
      const boss = await start()
      const { id } = await tx
        .insertInto('job')
        .values({
          district_code: districtCode,
          name: job.name,
          subject,
          input: jsonText(job.input.parse(input)),
          requested_by: requestedBy,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await boss.send(queueOf(districtCode), { jobId: id }, { id, db: fromKysely(tx) })
      return id
    },
    close: async () => {
      await (await started)?.stop({ graceful: false })
    },
  }
}

async function startSender(url: string, districtCode: string): Promise<PgBoss> {
  const boss = bossFor(url, { max: 1 })
  await boss.start()
  await createQueues(boss, districtCode)
  return boss
}

/** Does nothing to queues that are there already. */
export async function createQueues(boss: PgBoss, districtCode: string): Promise<void> {
  await boss.createQueue(abandonedQueueOf(districtCode))
  await boss.createQueue(nightlyQueueOf(districtCode))
  await boss.createQueue(queueOf(districtCode), {
    notify: true,
    deadLetter: abandonedQueueOf(districtCode),
    retryLimit: 3,
    retryDelay: 1,
    retryBackoff: true,
    heartbeatSeconds: 30,
    expireInSeconds: 12 * hour,
  })
}
