import { z } from 'zod'
import { dateText } from '../../../kernel/schemas.ts'
import { todayOf } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { defineJob } from '../../../platform/jobs/index.ts'
import type { Services } from '../../../platform/services.ts'
import { requireNoLaterDay } from '../problems.ts'
import { runDetection } from './run-detection.ts'
import { scheduledDay } from './schedule.ts'

const name = 'detection:run'
const beforeDawn = '30 2 * * *'

/** Runs every rule as of a day; every night by itself, unless the district has set it off. */
export const detectionJob = defineJob({
  name,
  title: '核查疑点',
  access: 'detection:read',
  input: z.object({ asOf: dateText, trigger: z.enum(['manual', 'nightly', 'import']) }),
  nightly: { cron: beforeDawn, input: (today) => ({ asOf: today, trigger: 'nightly' as const }) },
  run: async ({ services, actor, input: { asOf: day, trigger }, key, report }) => {
    const { districtCode, command } = services
    const asOf =
      trigger === 'nightly'
        ? await scheduledDay(services.reads(actor), districtCode, { trigger, today: day })
        : day
    return asOf === null ? null : runDetection(command, actor, { asOf, trigger, key, report })
  },
})

/** Leaves a run to a job. Refuses `detection-day-too-late`. */
export function requestDetection(
  { command, jobs, clock }: Pick<Services, 'command' | 'jobs' | 'clock'>,
  actor: Actor,
  { asOf, key }: { asOf: string; key?: string | undefined },
): Promise<{ jobId: string }> {
  requireNoLaterDay(asOf, todayOf(clock))
  return command(actor, { action: 'detection:request', key, input: { asOf } }, async (tx) => {
    const jobId = await jobs.enqueue(tx, detectionJob, {
      input: { asOf, trigger: 'manual' },
      subject: asOf,
      requestedBy: actor.userId,
    })
    return { subject: asOf, detail: { jobId }, result: { jobId } }
  })
}

/** Leaves a run for after the import whose transaction this is; one that waits already will do. */
export async function detectAfterImport(
  tx: Tx,
  { jobs, clock }: Pick<Services, 'jobs' | 'clock'>,
  { districtCode, userId }: Actor,
): Promise<void> {
  const asOf = await scheduledDay(tx, districtCode, { trigger: 'import', today: todayOf(clock) })
  if (asOf === null) return
  const waiting = await tx
    .selectFrom('job')
    .select('id')
    .where('district_code', '=', districtCode)
    .where('name', '=', name)
    .where('state', '=', 'queued')
    .where('subject', '=', asOf)
    .executeTakeFirst()
  if (waiting !== undefined) return
  await jobs.enqueue(tx, detectionJob, {
    input: { asOf, trigger: 'import' },
    subject: asOf,
    requestedBy: userId,
  })
}
