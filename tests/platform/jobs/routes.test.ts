import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineJob, workOff } from '../../../src/platform/jobs/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { jobRow, request, workshopOf } from '../../support/jobs.ts'

const job = defineJob({
  name: 'test:work',
  title: '测试',
  access: 'imports:read',
  input: z.object({}),
  run: async ({ report }) => {
    // Each state lasts longer than the pause between two looks, that before the first step too.
    const lookedAt = () => new Promise((resolve) => setTimeout(resolve, 350))
    await lookedAt()
    for (let n = 1; n <= 3; n += 1) {
      await report(`第 ${n} 步`, n, 3)
      await lookedAt()
    }
    return { rows: 3 }
  },
})

let running: TestApp
let id: string
beforeAll(async () => {
  running = await startApp()
  id = await request(running.services, running.actors.finance, job, {})
})

const workNow = () => workOff(running.services.servingUrl, workshopOf(running.services, [job]))
const get = (role: keyof TestApp['actors'], url: string) => running.as(role, { method: 'GET', url })

test('a job is told as it goes on, until its end', async () => {
  const told = get('finance', `/api/jobs/${id}/events`)
  await workNow()
  const { headers, body } = await told
  expect(headers['content-type']).toContain('text/event-stream')
  const events = body.trim().split('\n\n')
  const steps = events.flatMap((event) => /"step":"([^"]*)"/.exec(event)?.[1] ?? [])
  expect(new Set(steps)).toEqual(new Set(['', '第 1 步', '第 2 步', '第 3 步']))
  expect(events.slice(0, -1).every((event) => event.startsWith('event: progress'))).toBe(true)
  expect(events.at(-1)).toMatch(/^event: end\ndata: .*"state":"succeeded".*"result":\{"rows":3\}/)
})

test('one sees his own jobs, page by page, newest first', async () => {
  const others = [
    await request(running.services, running.actors.finance, job, {}),
    await request(running.services, running.actors.finance, job, {}),
  ]
  await request(running.services, running.actors.auditor, job, {})
  const first = (await get('finance', '/api/jobs?limit=2')).json()
  expect(first.items.map((one: { id: string }) => one.id)).toEqual([...others].reverse())
  const second = (await get('finance', `/api/jobs?limit=2&cursor=${first.nextCursor}`)).json()
  expect(second).toMatchObject({ items: [{ id, state: 'succeeded' }], nextCursor: null })
  const waiting = (await get('finance', '/api/jobs?state=queued')).json()
  expect(waiting.items).toHaveLength(2)
})

test('other people’s jobs of a kind one may not read are not there', async () => {
  const answer = await get('township', `/api/jobs/${id}`)
  expect(answer.json()).toMatchObject({ type: '/problems/job-not-found', status: 404 })
  expect((await get('township', `/api/jobs/${id}/events`)).statusCode).toBe(404)
  expect((await get('township', '/api/jobs')).json()).toMatchObject({ items: [] })
})

const cancel = (role: keyof TestApp['actors'], jobId: string) =>
  running.as(role, { method: 'POST', url: `/api/jobs/${jobId}/cancellation` })

test('a waiting job is cancelled at once and never runs', async () => {
  const waiting = await request(running.services, running.actors.finance, job, {})
  expect((await cancel('auditor', waiting)).statusCode).toBe(404)
  expect((await cancel('finance', waiting)).statusCode).toBe(202)
  await workNow()
  expect(await jobRow(running.services, waiting)).toMatchObject({ state: 'cancelled', attempt: 0 })
  expect((await cancel('finance', waiting)).json()).toMatchObject({ type: '/problems/job-ended' })
})

test('a running job is cancelled where it next reports', async () => {
  const busy = await request(running.services, running.actors.finance, job, {})
  const done = workNow()
  while ((await jobRow(running.services, busy)).step === '') {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect((await cancel('administrator', busy)).statusCode).toBe(202)
  await done
  expect(await jobRow(running.services, busy)).toMatchObject({ state: 'cancelled', result: null })
})
