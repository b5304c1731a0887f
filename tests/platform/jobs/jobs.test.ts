import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defineProblem } from '../../../src/kernel/problem.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import {
  defineJob,
  type JobRun,
  startWorker,
  type Worker,
  workOff,
} from '../../../src/platform/jobs/index.ts'
import { enqueueNightly } from '../../../src/platform/jobs/worker.ts'
import { makeActor, type TestServices, testServices } from '../../support/db.ts'
import { jobRow, request, workshopOf } from '../../support/jobs.ts'

let services: TestServices
let actor: Actor
beforeAll(async () => {
  services = await testServices()
  actor = await makeActor(services, 'finance')
})

const workers: Worker[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
})
async function start(
  ...args: Parameters<typeof workshopOf>
): Promise<ReturnType<typeof workshopOf>> {
  const workshop = workshopOf(...args)
  workers.push(await startWorker(services.servingUrl, workshop, { look: 1 }))
  return workshop
}

const refused = defineProblem({ code: 'test', status: 409, title: '不行', detail: () => '不行。' })
const job = (run: (run: JobRun<{ n: number }>) => Promise<unknown>) =>
  defineJob({
    name: 'test:work',
    title: '测试',
    access: 'imports:read',
    input: z.object({ n: z.number() }),
    run,
  })
const double = job(async ({ input, report }) => {
  await report('计算', 1, 2)
  return { n: 2n * BigInt(input.n) }
})

const ended = (id: string) =>
  vi.waitFor(
    async () => {
      const row = await jobRow(services, id)
      expect(row.ended_at).not.toBeNull()
      return row
    },
    { timeout: 15_000 },
  )

/** Writes one row under the job's key, as a job's command does. */
function writeOnce({ services: { command }, actor: by, key }: JobRun<{ n: number }>) {
  return command(by, { action: 'test:write', key, input: null }, async () => ({
    subject: key,
    detail: {},
    result: key,
  }))
}
const writesOf = (id: string) =>
  services.db.selectFrom('audit_entry').select('seq').where('subject', '=', `job:${id}`).execute()

describe('a job', () => {
  test('runs soon after the command has committed, and keeps its result', async () => {
    await start(services, [double])
    const id = await request(services, actor, double, { n: 21 })
    expect(await ended(id)).toMatchObject({
      state: 'succeeded',
      result: { n: '42' },
      attempt: 1,
      step: '计算',
      done: 1n,
      total: 2n,
    })
  })

  test('of a command that is rolled back was never there', async () => {
    const asked = services.command(actor, { action: 'test:fail', input: null }, async (tx) => {
      const subject = 'rolled back'
      await services.jobs.enqueue(tx, double, { input: { n: 1 }, subject, requestedBy: null })
      throw refused()
    })
    await expect(asked).rejects.toThrow('不行')
    expect(await workOff(services.servingUrl, workshopOf(services, [double]))).toBe(0)
    const rows = await services.db.selectFrom('job').select('subject').execute()
    expect(rows.map(({ subject }) => subject)).not.toContain('rolled back')
  })

  test('that refuses ends with its problem and is not tried again', async () => {
    const refusing = job(() => Promise.reject(refused()))
    const id = await request(services, actor, refusing, { n: 1 })
    await workOff(services.servingUrl, workshopOf(services, [refusing]))
    expect(await jobRow(services, id)).toMatchObject({
      state: 'failed',
      attempt: 1,
      problem: { type: '/problems/test', detail: '不行。' },
    })
  })

  test('that fails for a reason nobody expected is tried again', async () => {
    let attempts = 0
    const flaky = job(async () => {
      attempts += 1
      if (attempts < 2) throw new Error('the network')
      return { attempts }
    })
    const { errors } = await start(services, [flaky])
    const id = await request(services, actor, flaky, { n: 1 })
    expect(await ended(id)).toMatchObject({ state: 'succeeded', attempt: 2 })
    expect(errors).toHaveLength(1)
  })

  test('that never succeeds ends, and tells the user only its number', async () => {
    const broken = job(() => Promise.reject(new Error('secret detail')))
    const id = await request(services, actor, broken, { n: 1 })
    await workOff(services.servingUrl, workshopOf(services, [broken]))
    const row = await jobRow(services, id)
    expect(row).toMatchObject({ state: 'failed', problem: { type: '/problems/job-failed' } })
    expect(JSON.stringify(row.problem)).not.toContain('secret')
    expect(JSON.stringify(row.problem)).toContain(id)
  })

  test('is asked for with an input of its kind only', async () => {
    await expect(request(services, actor, double, { n: 'x' })).rejects.toThrow()
  })
})

describe('a job that is cut off', () => {
  const untilStopped = job(async (run) => {
    await writeOnce(run)
    if ((await jobRow(services, run.key.slice(4))).attempt > 1) return { resumed: true }
    for (;;) {
      await run.report('等待')
      await wait(20)
    }
  })
  const running = (id: string) =>
    vi.waitFor(async () => expect(await jobRow(services, id)).toMatchObject({ step: '等待' }), 5000)

  test('by the end of its process waits for the next, and does nothing twice', async () => {
    await start(services, [untilStopped])
    const id = await request(services, actor, untilStopped, { n: 1 })
    await running(id)
    await workers.pop()?.stop()
    expect(await jobRow(services, id)).toMatchObject({ state: 'queued', attempt: 1 })
    await start(services, [untilStopped])
    expect(await ended(id)).toMatchObject({ state: 'succeeded', attempt: 2 })
    expect(await writesOf(id)).toHaveLength(1)
  })

  test('by a crash is taken over once its heartbeat is overdue, and the dead cannot speak', async () => {
    let revive = () => {}
    const dead = new Promise<void>((resolve) => {
      revive = resolve
    })
    const crashing = job(async (run) => {
      await writeOnce(run)
      const { attempt } = await jobRow(services, run.key.slice(4))
      if (attempt === 1) await dead
      return { attempt }
    })
    await start(services, [crashing])
    const id = await request(services, actor, crashing, { n: 1 })
    await vi.waitFor(async () => expect(await writesOf(id)).toHaveLength(1), 5000)
    await services.pool.query(
      `update pgboss.job set heartbeat_on = now() - interval '1 minute' where id = $1`,
      [id],
    )
    const row = await ended(id)
    revive()
    await wait(300)
    expect(row).toMatchObject({ state: 'succeeded', attempt: 2, result: { attempt: 2 } })
    expect(await jobRow(services, id)).toEqual(row)
    expect(await writesOf(id)).toHaveLength(1)
  })

  test('again and again is given up', async () => {
    const id = await request(services, actor, double, { n: 1 })
    await services.pool.query(
      `update pgboss.job set state = 'active', started_on = now() - interval '1 day',
         retry_count = 3, heartbeat_on = now() - interval '1 minute' where id = $1`,
      [id],
    )
    await start(services, [double])
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      problem: { type: '/problems/job-abandoned' },
    })
  })
})

describe('the calendar', () => {
  const nightly = defineJob({
    name: 'test:nightly',
    title: '夜间测试',
    access: 'imports:read',
    input: z.object({ day: z.string() }),
    nightly: { cron: '30 2 * * *', input: (today) => ({ day: today }) },
    run: async ({ input, actor: by }) => ({ ...input, role: by.role }),
  })

  test('holds the nightly jobs in Chinese time, and no others', async () => {
    await start(services, [nightly])
    await workers.pop()?.stop()
    const schedules = () =>
      services.pool
        .query('select key, cron, timezone from pgboss.schedule')
        .then(({ rows }) => rows)
    expect(await schedules()).toEqual([
      { key: 'test.nightly', cron: '30 2 * * *', timezone: 'Asia/Shanghai' },
    ])
    await start(services, [double])
    expect(await schedules()).toEqual([])
  })

  test("asks once for each reminder, with the day's input, as the administrator", async () => {
    const administrator = await makeActor(services, 'administrator')
    const workshop = workshopOf(services, [nightly], administrator)
    await enqueueNightly(workshop, nightly, 'reminder-1')
    await enqueueNightly(workshop, nightly, 'reminder-1')
    expect(await workOff(services.servingUrl, workshop)).toBe(1)
    const row = await services.db
      .selectFrom('job')
      .selectAll()
      .where('name', '=', 'test:nightly')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      requested_by: null,
      state: 'succeeded',
      result: { day: '2024-01-20', role: 'administrator' },
    })
  })
})
