import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { issueTownshipsJob } from '../../../src/features/reporting/index.ts'
import type { IssuedReport } from '../../../src/features/reporting/schemas.ts'
import type { JobRecord } from '../../../src/platform/jobs/index.ts'
import { workOff } from '../../../src/platform/jobs/index.ts'
import { startApp } from '../../support/app.ts'
import { evaluationApi } from '../../support/evaluation.ts'
import { workshopOf } from '../../support/jobs.ts'

const running = await startApp({ publicUrl: 'https://mz.example' })
const api = evaluationApi(running)
const asOf = '2023-12-31'
const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-batch-'))
afterAll(() => rmSync(folder, { recursive: true }))

const request = (payload: object) => api.post('auditor', '/api/report-batches', payload)
const work = () =>
  workOff(running.services.servingUrl, workshopOf(running.services, [issueTownshipsJob]))
const jobOf = async (id: string) => (await api.get('auditor', `/api/jobs/${id}`)).json<JobRecord>()

test('all townships are issued as one job, into one archive', async () => {
  const computed = await api.compute(asOf)
  const early = (await request({ asOf })).json<{ jobId: string }>()
  await work()
  expect(await jobOf(early.jobId)).toMatchObject({ state: 'failed' })

  await api.publish(await api.review(computed, { missingReason: '三次催报未报' }))
  const answer = await request({ asOf })
  expect(answer.statusCode, answer.body).toBe(202)
  const { batchId, jobId } = answer.json<{ batchId: string; jobId: string }>()
  await work()
  expect(await jobOf(jobId)).toMatchObject({ state: 'succeeded', result: { batchId, count: 5 } })

  const listed = await api.get('auditor', `/api/issued-reports?batchId=${batchId}`)
  const { items } = listed.json<{ items: IssuedReport[] }>()
  expect(items).toHaveLength(5)

  const zip = await api.get('auditor', `/api/report-batches/${batchId}/archive`)
  expect(zip.headers['content-type']).toBe('application/zip')
  const again = await api.get('auditor', `/api/report-batches/${batchId}/archive`)
  expect(again.rawPayload.equals(zip.rawPayload)).toBe(true)
  const file = path.join(folder, 'batch.zip')
  writeFileSync(file, zip.rawPayload)
  execFileSync('python3', ['-m', 'zipfile', '-e', file, folder])
  const first = items.find(({ townshipCode }) => townshipCode === '430603002')
  const pdf = readFileSync(path.join(folder, `430603002_${first?.title}.pdf`))
  expect(pdf.length).toBe(first?.sizeBytes)

  // The code is of all that a report says: one that is issued alone says the same.
  for (const { townshipCode, code } of items) {
    const params = { asOf, township: townshipCode }
    const alone = { report: 'township-evaluation', params }
    const single = await api.post('auditor', '/api/issued-reports', alone)
    expect(single.json<IssuedReport>().code, single.body).toBe(code)
  }

  const own = await api.get('township', `/api/issued-reports/${first?.code}/file`)
  expect(own.rawPayload.equals(pdf)).toBe(true)
  expect((await api.get('township', `/api/report-batches/${batchId}/archive`)).statusCode).toBe(403)
})

test('an unknown batch has no archive', async () => {
  const url = '/api/report-batches/0192f0c4-7d3e-7a51-9c21-5b7e0f6a1d42/archive'
  expect((await api.get('auditor', url)).statusCode).toBe(404)
})
