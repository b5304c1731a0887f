import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import small from '../../fixtures/small-scheme.json' with { type: 'json' }
import { readPdf } from '../../reports/read-pdf.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { evaluationApi } from '../../support/evaluation.ts'
import { findingOf } from '../../support/story-findings.ts'

const asOf = '2023-12-31'
let running: TestApp
let api: ReturnType<typeof evaluationApi>
beforeAll(async () => {
  running = await startApp()
  api = evaluationApi(running)
  expect((await api.post('auditor', '/api/schemes', small)).statusCode).toBe(201)
})

const reportOf = async (role: 'leadership' | 'township', more = '') => {
  const url = `/api/reports/township-evaluation?asOf=${asOf}&township=430603002${more}`
  const answer = await api.get(role, url)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.rawPayload
}
const summaryOf = async (more = '') =>
  (await api.get('leadership', `/api/reports/district-summary?asOf=${asOf}${more}`)).rawPayload
const textOf = async (pdf: Buffer) => (await readPdf(pdf)).pages.join('')

test('what was published is printed, also when a newer scheme is tried for the same day', async () => {
  const reviewed = await api.review(await api.compute(asOf), { missingReason: '三次催报未报' })
  await api.publish(reviewed)
  const [published, summary] = [await reportOf('leadership'), await summaryOf()]
  const next = { ...small, version: small.version + 1, name: '试算方案' }
  expect((await api.post('auditor', '/api/schemes', next)).statusCode).toBe(201)
  const tried = await api.compute(asOf)
  expect((await reportOf('leadership')).equals(published)).toBe(true)
  expect((await reportOf('township')).equals(published)).toBe(true)
  expect((await summaryOf()).equals(summary)).toBe(true)

  const asked = `&evaluation=${tried.id}`
  expect(await textOf(await reportOf('leadership', asked))).toContain('试算方案')
  expect(await textOf(await summaryOf(asked))).toContain('试算方案')
  const url = `/api/reports/township-evaluation?asOf=${asOf}&township=430603002${asked}`
  expect((await api.get('township', url)).statusCode).toBe(404)
})

test('the run of another scheme of the day is printed with its own numbers', async () => {
  const other = await api.compute(asOf, 'provincial-relief-2023')
  const text = await textOf(await reportOf('leadership', `&evaluation=${other.id}`))
  const [own] = other.townships.filter(({ code }) => code === '430603002')
  expect(text).toContain(`得${own?.total}分`)
  expect(text).toContain(other.id)
})

test('a year is told its own findings and those that were open when it began', async () => {
  await inTransaction(running.services.pool, async (tx) => {
    const before = { foundOn: '2022-06-01', dueOn: '2022-07-31' }
    await findingOf(tx, { ...before, number: '甲', doneOn: '2022-07-20' })
    await findingOf(tx, { ...before, number: '乙', doneOn: '2023-02-01' })
    await findingOf(tx, { ...before, number: '丙' })
    await findingOf(tx, { number: '丁', foundOn: '2023-07-01', dueOn: '2024-03-01' })
  })
  const counted = '问题3个，已整改1个'
  expect(await textOf(await reportOf('leadership'))).toContain(`监督检查发现${counted}，未整改2个`)
  expect(await textOf(await summaryOf())).toContain(`登记${counted}`)
})
