import { beforeAll, describe, expect, test } from 'vitest'
import { detectionJob } from '../../../src/features/detection/index.ts'
import { jobs } from '../../../src/jobs.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { workOff } from '../../../src/platform/jobs/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { sheet } from '../../support/files.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const { appropriation } = await storyOf(tx)
    await appropriation({ document: '湘财社指〔2023〕1号', receivedOn: '2023-12-09' })
    await appropriation({ document: '湘财社指〔2023〕2号', receivedOn: '2023-12-11' })
  })
})

const errors: unknown[] = []
const work = () =>
  workOff(running.services.servingUrl, {
    services: running.services,
    db: running.services.reads(running.actors.administrator),
    jobs,
    nightlyActor: async () => running.actors.administrator,
    onError: (error) => errors.push(error),
  })
const get = async (url: string) => (await running.as('auditor', { method: 'GET', url })).json()
const runs = async () => (await get('/api/detection-runs')).items
const set = (params: object, version: number) =>
  running.as('administrator', {
    method: 'POST',
    url: '/api/parameters/detection.schedule/settings',
    payload: { validFrom: '2023-01-01', params, reason: '试运行' },
    headers: { 'if-match': `"v${version}"` },
  })

async function upload(row: string) {
  const form = new FormData()
  const text = sheet('appropriations', row)
    .map((cells) => cells.join(','))
    .join('\r\n')
  form.set('file', new Blob([text]), '指标文件.csv')
  const encoded = new Response(form)
  const answer = await running.as('finance', {
    method: 'POST',
    url: '/api/imports/appropriations',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  expect(answer.statusCode, answer.body).toBe(202)
}

describe('a run', () => {
  test('that is asked for is a job, and what it found is its result', async () => {
    const payload = { asOf: '2024-01-09' }
    const answer = await running.as('auditor', {
      method: 'POST',
      url: '/api/detection-runs',
      payload,
    })
    expect(answer.statusCode).toBe(202)
    const url = `/api/jobs/${answer.json().jobId}`
    expect(answer.headers.location).toBe(url)
    expect(await get(url)).toMatchObject({ state: 'queued', subject: '2024-01-09' })
    expect(await work()).toBe(1)
    const ended = await get(url)
    expect(ended).toMatchObject({ state: 'succeeded', title: '核查疑点' })
    expect(ended.result).toMatchObject({ asOf: '2024-01-09', newCount: 1 })
    expect(errors).toEqual([])
  })

  test.each(['2024-01-21', '9999-12-31'])(
    'of %s, which is yet to come, is refused',
    async (asOf) => {
      const answers = await Promise.all(
        ['/api/detection-runs', '/api/detection-rules/retention.unpaid/previews'].map((url) =>
          running.as('auditor', { method: 'POST', url, payload: { asOf, params: {} } }),
        ),
      )
      for (const answer of answers) {
        expect([answer.statusCode, answer.json()]).toMatchObject([
          422,
          {
            type: '/problems/detection-day-too-late',
            detail: `核查日期${asOf}应不晚于今天(2024-01-20)。`,
          },
        ])
      }
    },
  )

  test('at night looks at the day before the lag, by the administrator', async () => {
    const { services, actors } = running
    await detectionJob.run({
      services,
      actor: actors.administrator,
      input: { asOf: '2024-01-20', trigger: 'nightly' },
      key: 'night',
      signal: new AbortController().signal,
      report: async () => undefined,
    })
    expect((await runs())[0]).toMatchObject({
      asOf: '2024-01-10',
      trigger: 'nightly',
      runBy: 'administrator',
    })
  })

  test('follows an import, once for several', async () => {
    const before = (await runs()).length
    await upload('湘财社指〔2023〕31号,补助,省,2023-12-01,2023-12-02,2023,,,10.00,')
    await upload('湘财社指〔2023〕32号,补助,省,2023-12-01,2023-12-02,2023,,,20.00,')
    expect(await work()).toBe(3)
    const after = await runs()
    expect(after).toHaveLength(before + 1)
    expect(after[0]).toMatchObject({ asOf: '2024-01-10', trigger: 'import', newCount: 2 })
  })

  test('by itself can be switched off', async () => {
    await set({ nightly: false, afterImport: false }, 0)
    const before = (await runs()).length
    await upload('湘财社指〔2023〕33号,补助,省,2023-12-01,2023-12-02,2023,,,30.00,')
    expect(await work()).toBe(1)
    const { services, actors } = running
    const outcome = await detectionJob.run({
      services,
      actor: actors.administrator,
      input: { asOf: '2024-01-21', trigger: 'nightly' },
      key: 'another night',
      signal: new AbortController().signal,
      report: async () => undefined,
    })
    expect([outcome, (await runs()).length]).toEqual([null, before])
  })

  test('is stopped between two rules, and leaves nothing', async () => {
    const { services, actors } = running
    const before = (await runs()).length
    const run = detectionJob.run({
      services,
      actor: actors.auditor,
      input: { asOf: '2024-01-15', trigger: 'manual' },
      key: 'stopped',
      signal: new AbortController().signal,
      report: async (_step, done = 0) => {
        if (done === 3) throw new Error('stopped')
      },
    })
    await expect(run).rejects.toThrow('stopped')
    expect((await runs()).length).toBe(before)
    const { rows } = await services.pool.query(
      'select 1 from alert where district_code = $1 and run_id not in (select id from detection_run)',
      [districtCode],
    )
    expect(rows).toEqual([])
  })
})
