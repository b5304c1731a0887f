import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { IssuedReport, Verification } from '../../../src/features/reporting/schemas.ts'
import { startApp } from '../../support/app.ts'

const { app, as } = await startApp({ publicUrl: 'https://mz.example' })

const flow = { report: 'fund-flow', params: { year: 2023, asOf: '2023-12-31' } }
const issue = (payload: object, role: Parameters<typeof as>[0] = 'finance') =>
  as(role, { method: 'POST', url: '/api/issued-reports', payload })
const hashOf = (file: Buffer) => createHash('sha256').update(file).digest('hex')
const anybody = (url: string) => app.inject({ url })

function upload(file: Buffer) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(file)]), 'report.pdf')
  return new Response(form)
}

async function verifyFile(code: string, file: Buffer) {
  const encoded = upload(file)
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
  const payload = Buffer.from(await encoded.arrayBuffer())
  return app.inject({ method: 'POST', url: `/verify/${code}`, headers, payload })
}

test('an issued report is kept byte for byte under the code that is printed on it', async () => {
  const answer = await issue(flow)
  expect(answer.statusCode, answer.body).toBe(201)
  const issued = answer.json<IssuedReport>()
  expect(issued).toMatchObject({ report: 'fund-flow', asOf: '2023-12-31', issuedOn: '2024-01-20' })
  const file = await as('leadership', { url: `/api/issued-reports/${issued.code}/file` })
  expect(hashOf(file.rawPayload)).toBe(issued.sha256)
  expect(file.rawPayload.length).toBe(issued.sizeBytes)
  const draft = await as('finance', { url: '/api/reports/fund-flow?year=2023&asOf=2023-12-31' })
  expect(draft.rawPayload.equals(file.rawPayload)).toBe(false)
})

test.each([
  ['none', {}, '/params/year'],
  ['one that is no year', { year: 'x', asOf: '2023-12-31' }, '/params/year'],
])('parameters that do not fit are named: %s', async (_what, params, pointer) => {
  const answer = await issue({ report: 'fund-flow', params })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ type: '/problems/report-parameters-invalid' })
  expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe(pointer)
})

test('the same report on the same day is the same document', async () => {
  const [one, again] = [await issue(flow), await issue(flow)]
  expect(again.json<IssuedReport>().code).toBe(one.json<IssuedReport>().code)
})

test('anybody can ask for what a code stands for, also as he types it', async () => {
  const { code, sha256 } = (await issue(flow)).json<IssuedReport>()
  const typed = code.toLowerCase().replaceAll('-', '')
  const known = (await anybody(`/api/verifications/${typed}`)).json<Verification>()
  expect(known).toMatchObject({ code, sha256, issuer: '云溪区民政局', supersededBy: null })
  const page = await anybody(`/verify/${code}`)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).toContain('云溪区2023年困难群众救助补助资金收支流向表')
  expect(page.body).toContain(sha256)
})

test('a file is told from one that was changed', async () => {
  const { code } = (await issue(flow)).json<IssuedReport>()
  const { rawPayload } = await as('finance', { url: `/api/issued-reports/${code}/file` })
  expect((await verifyFile(code, rawPayload)).body).toContain('完全一致')
  const changed = Buffer.from(rawPayload)
  changed[changed.length - 20] = 0x20
  expect((await verifyFile(code, changed)).body).toContain('不一致')
})

test('an unknown code is not confirmed, and what was typed cannot become part of the page', async () => {
  expect((await anybody('/api/verifications/AAAA-BBBB-CCCC-DDDD')).statusCode).toBe(404)
  const page = await anybody(`/verify/${encodeURIComponent('<script>alert(1)</script>')}`)
  expect(page.statusCode).toBe(404)
  expect(page.body).not.toContain('<script>')
})

test('what is not settled is not issued', async () => {
  const params = { month: '2023-07' }
  const answer = await issue({ report: 'reconciliation-statement', params })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ title: '报告还不能签发' })
  expect((await issue({ report: 'no-such', params })).statusCode).toBe(422)
})

test('a township neither issues nor reads what is not its own', async () => {
  const { code } = (await issue(flow)).json<IssuedReport>()
  expect((await issue(flow, 'township')).statusCode).toBe(403)
  const file = await as('township', { url: `/api/issued-reports/${code}/file` })
  expect(file.statusCode).toBe(404)
  const ledger = {
    report: 'rectification-ledger',
    params: { asOf: '2023-12-31', township: '430603002' },
  }
  const own = (await issue(ledger, 'auditor')).json<IssuedReport>()
  const seen = await as('township', { url: '/api/issued-reports' })
  expect(seen.json<{ items: IssuedReport[] }>().items.map((one) => one.code)).toEqual([own.code])
  expect((await as('township', { url: `/api/issued-reports/${own.code}/file` })).statusCode).toBe(
    200,
  )
})
