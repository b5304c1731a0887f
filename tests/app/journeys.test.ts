import { beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { uploadProof } from '../support/proof.ts'
import { clientAs, given } from '../support/typed-client.ts'

/** Whole errands by the published client: its types and the server must agree at each step. */
let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

test('a finding, from recording to closing', async () => {
  const [auditor, township] = [clientAs(running, 'auditor'), clientAs(running, 'township')]
  const recorded = given(
    await auditor.POST('/api/findings', {
      body: {
        source: 'audit',
        sourceDocument: '云审报〔2023〕6号',
        foundOn: '2023-12-01',
        townshipCode: '430603002',
        pattern: 'retention',
        description: '备用金结余未及时清理',
        amount: '1000.00',
        rectificationKind: 'at_once',
        dueOn: '2024-01-25',
        responsibleUnit: '云溪街道社会事务综合服务中心',
      },
    }),
  )
  const { id } = recorded
  const params = (version: number) => ({ path: { id }, header: { 'if-match': `"v${version}"` } })
  const assigned = given(
    await auditor.POST('/api/findings/{id}/supervision-steps', {
      params: params(recorded.version),
      body: { event: 'assign', note: '请按期整改' },
    }),
  )
  const begun = given(
    await township.POST('/api/findings/{id}/rectification-steps', {
      params: params(assigned.version),
      body: { event: 'start', note: '开始整改' },
    }),
  )
  const proofIds = [await uploadProof(running)]
  const submitted = given(
    await township.POST('/api/findings/{id}/rectification-steps', {
      params: params(begun.version),
      body: {
        event: 'submit',
        note: '已发放到位',
        proofIds,
        rectified: [{ way: 'paid_out', amount: '1000.00' }],
      },
    }),
  )
  const stale = await auditor.POST('/api/findings/{id}/supervision-steps', {
    params: params(begun.version),
    body: { event: 'verify', note: '核实' },
  })
  expect([stale.response.status, stale.error?.type]).toEqual([412, '/problems/version-outdated'])
  const verified = given(
    await auditor.POST('/api/findings/{id}/supervision-steps', {
      params: params(submitted.version),
      body: { event: 'verify', note: '核实' },
    }),
  )
  const closed = given(
    await auditor.POST('/api/findings/{id}/supervision-steps', {
      params: params(verified.version),
      body: { event: 'close', note: '销号' },
    }),
  )
  expect(closed).toMatchObject({ state: 'closed', remaining: '0.00' })
})

test('a user who comes, is changed and goes, and what the journal says of it', async () => {
  const administrator = clientAs(running, 'administrator')
  const body = {
    username: 'journey.test',
    displayName: '行程测试',
    role: 'finance',
    townshipCode: null,
    staffNumber: 'YX-9',
  } as const
  const { id } = given(
    await administrator.POST('/api/users', {
      body: { ...body, password: 'correct horse battery' },
    }),
  )
  const path = { id }
  const seen = await administrator.GET('/api/users/{id}', { params: { path } })
  const etag = seen.response.headers.get('etag') ?? ''
  expect(etag).toBe('"v1"')
  const { username: _, ...rest } = body
  const changed = given(
    await administrator.PUT('/api/users/{id}', {
      params: { path, header: { 'if-match': etag } },
      body: { ...rest, displayName: '行程改名', isDisabled: true },
    }),
  )
  expect(changed).toMatchObject({ displayName: '行程改名', isDisabled: true, version: 2 })
  const refused = await clientAs(running, 'finance').GET('/api/users/{id}', { params: { path } })
  expect(refused.error).toMatchObject({ status: 403, type: '/problems/not-permitted' })
  const query = { subject: 'journey.test', limit: 5 }
  const auditor = clientAs(running, 'auditor')
  const journal = given(await auditor.GET('/api/audit-entries', { params: { query } }))
  expect(journal.items.map(({ action }) => action)).toEqual(['users:update', 'users:create'])
  const mark = given(await auditor.POST('/api/audit-checkpoints', { body: {} }))
  expect(mark.publicKey).toContain('BEGIN PUBLIC KEY')
})
