import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entitlement } from '../../../src/features/people/entitlements/schemas.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { districtCode } from '../../support/db.ts'
import { identityNumber, importSheet } from '../../support/files.ts'
import {
  draftRoster,
  type Listed,
  loadEntitled,
  type RosterDistrict,
  rosterDistrict,
  sendRoster,
} from '../../support/roster-district.ts'
import { workOffJobs } from '../../support/upload.ts'

let district: RosterDistrict
beforeEach(async () => {
  district = await rosterDistrict()
})
afterEach(async () => {
  const verified = await verifyBooks(district.running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
})

const first: Listed = { n: 1, standard: '300.00' }
const raised: Listed = { n: 1, standard: '350.00', from: '2023-05' }
const died = { lastMonth: '2023-02', reason: 'died' }

const list = async (query = '') =>
  (await district.running.as('auditor', { url: `/api/eligibilities?${query}` })).json<{
    items: Entitlement[]
  }>().items
const recordOf = async (n: number, from = '2023-01') => {
  const found = (await list(`person=测试${n}`)).find(({ fromMonth }) => fromMonth === from)
  if (found === undefined) throw new Error(`no record of ${n} from ${from}`)
  return found
}
const spans = async (n: number) =>
  (await list(`person=测试${n}&sort=fromMonth`)).map(
    ({ fromMonth, toMonth, state }) => `${fromMonth}..${toMonth ?? ''} ${state}`,
  )

interface Call {
  n: number
  from?: string
  version?: number
  key?: string
  role?: Actor['role']
}
async function call(
  what: 'ends' | 'reopenings',
  { n, from, version, key, role = 'finance' }: Call,
  payload: object,
) {
  const record = await recordOf(n, from)
  return district.running.as(role, {
    method: 'POST',
    url: `/api/eligibilities/${record.id}/${what}`,
    payload,
    headers: {
      'if-match': `"v${version ?? record.version}"`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  })
}
const end = (whom: Call, body: object = died) => call('ends', whom, body)
const reopen = (whom: Call) => call('reopenings', whom, { reason: '同名,登记有误' })

const drafted = (number: string, month: string) => draftRoster(district, { number, month })
const others = ['测试2 200.00', '测试3 100.00']

describe('a record ended by hand', () => {
  test('drafts nobody after its last month, and the journal says who, why and from what', async () => {
    const ended = await end({ n: 1 }, { ...died, note: '社区上报' })
    expect([ended.statusCode, ended.headers['etag']]).toEqual([201, '"v2"'])
    expect(ended.json()).toEqual({
      version: 2,
      endedCount: 1,
      paid: { lines: 0, amount: '0.00' },
      unsent: [],
    })
    expect(await drafted('P1', '2023-02')).toHaveLength(3)
    expect(await drafted('P2', '2023-03')).toEqual(others)
    const entries = await district.running.as('auditor', {
      url: '/api/audit-entries?action=people:end',
    })
    expect(entries.json().items).toMatchObject([
      {
        subject: '城市低保 云溪街道 2023-01',
        actorId: district.running.actors.finance.userId,
        detail: { lastMonth: '2023-02', reason: 'died', note: '社区上报' },
        changes: [
          {
            table: 'eligibility',
            before: { to_month: null, end_reason: null },
            after: { to_month: '2023-02', end_reason: 'died' },
          },
        ],
      },
    ])
  })

  test('tells what is paid beyond, touches none of it, and the rules find it', async () => {
    await sendRoster(district, { number: 'P1', month: '2023-03' })
    await district.post('/api/payment-results', {
      batch: 'P1',
      lines: [{ line: 1, outcome: 'settled', amount: '300.00', executedOn: '2023-03-06' }],
    })
    await drafted('P2', '2023-04')
    await drafted('P3', '2023-02')
    const ended = await end({ n: 1 })
    expect(ended.json()).toMatchObject({
      paid: { lines: 1, amount: '300.00' },
      unsent: ['P2/1'],
    })
    const { running } = district
    expect((await running.as('auditor', { url: '/api/payment-batches/P1' })).json()).toMatchObject({
      settled: '300.00',
      entitledCount: 3,
    })
    const asked = await running.as('auditor', {
      method: 'POST',
      url: '/api/detection-runs',
      payload: { asOf: '2023-03-31' },
    })
    expect(asked.statusCode, asked.body).toBe(202)
    await workOffJobs(running)
    const alerts = await running.as('auditor', {
      url: '/api/alerts?ruleCode=scope.outside_decision',
    })
    expect(alerts.json().items).toMatchObject([
      { ruleCode: 'scope.outside_decision', amount: '300.00' },
    ])
  })

  test('is not brought back or lengthened by a list that still has him, but by hand', async () => {
    await end({ n: 1 })
    await expect(loadEntitled(district.running, [first])).rejects.toThrow('1 处错误')
    await expect(loadEntitled(district.running, [{ ...first, to: '2023-06' }])).rejects.toThrow(
      '1 处错误',
    )
    await expect(
      loadEntitled(district.running, [{ ...first, from: '2023-02', standard: '310.00' }]),
    ).rejects.toThrow('1 处错误')
    await loadEntitled(district.running, [{ ...first, to: '2023-02' }])
    expect((await reopen({ n: 1 })).json()).toEqual({ version: 3, reopenedCount: 1 })
    expect(await spans(1)).toEqual(['2023-01.. open'])
    expect((await reopen({ n: 1 })).json()).toMatchObject({
      type: '/problems/eligibility-not-ended',
    })
  })

  test('may be granted anew after its end', async () => {
    await end({ n: 1 })
    await loadEntitled(district.running, [{ ...first, from: '2023-06' }])
    expect(await spans(1)).toEqual(['2023-01..2023-02 ended', '2023-06.. open'])
    expect((await end({ n: 1, from: '2023-01' })).json()).toMatchObject({
      type: '/problems/eligibility-followed',
      detail: expect.stringContaining('自2023年6月起另有记录'),
    })
  })
})

describe('a person with a raised standard', () => {
  beforeEach(async () => {
    await loadEntitled(district.running, [raised])
  })
  const last = { n: 1, from: '2023-05' }

  test('is ended in the record that began last', async () => {
    await end(last, { lastMonth: '2023-07', reason: 'moved' })
    expect(await spans(1)).toEqual(['2023-01..2023-04 ended', '2023-05..2023-07 ended'])
    expect(await drafted('P1', '2023-08')).toEqual(others)
  })

  test('and before it began in both, which are reopened as they were', async () => {
    expect((await end(last)).json()).toMatchObject({ endedCount: 2 })
    expect(await spans(1)).toEqual(['2023-01..2023-02 ended', '2023-05..2023-04 void'])
    expect(await list('person=测试1&month=2023-05')).toEqual([])
    expect(await drafted('P1', '2023-03')).toEqual(others)
    await end(last, { lastMonth: '2023-06', reason: 'other', note: '查实' })
    expect(await spans(1)).toEqual(['2023-01..2023-04 ended', '2023-05..2023-06 ended'])
    await end(last)
    expect((await reopen(last)).json()).toMatchObject({ reopenedCount: 2 })
    expect(await spans(1)).toEqual(['2023-01..2023-04 ended', '2023-05.. open'])
  })
})

describe('who ends a record', () => {
  test('may import such lists, has seen its version, and gives a reason', async () => {
    expect((await end({ n: 1, role: 'leadership' })).statusCode).toBe(403)
    expect((await end({ n: 1, version: 2 })).statusCode).toBe(412)
    const other = await end({ n: 1 }, { lastMonth: '2023-02', reason: 'other' })
    expect(other.json()).toMatchObject({ errors: [{ pointer: '/note', reason: '其他原因须写明' }] })
    const url = `/api/eligibilities/${crypto.randomUUID()}`
    expect((await district.running.as('auditor', { url })).json()).toMatchObject({
      type: '/problems/eligibility-not-found',
    })
    expect((await end({ n: 1, role: 'auditor' })).statusCode).toBe(201)
  })

  test('gets the same answer under the same key', async () => {
    const key = crypto.randomUUID()
    const once = await end({ n: 1, key })
    const again = await end({ n: 1, version: 1, key })
    expect([again.statusCode, again.json()]).toEqual([201, once.json()])
  })
})

describe('the list', () => {
  test('is masked, narrowed down and sorted', async () => {
    const { services, actors } = district.running
    await importSheet(services, actors.auditor, 'register', [
      ['名单类型', '身份证号', '姓名', '生效日期'],
      ['死亡', identityNumber(2), '测试2', '2023-02-03'],
    ])
    await end({ n: 1 })
    const [row] = await list('person=测试2')
    expect(row).toMatchObject({
      personName: '测**',
      headName: '测**',
      identity: expect.stringMatching(/^\d{6}\*{8}/),
      standard: '200.00',
      diedOn: '2023-02-03',
      state: 'open',
    })
    const standards = async (query: string) => (await list(query)).map(({ standard }) => standard)
    expect(await standards('state=ended')).toEqual(['300.00'])
    expect(await standards('state=open&sort=standard')).toEqual(['100.00', '200.00'])
    expect(await standards('month=2023-02&sort=-standard')).toHaveLength(3)
    expect(await standards('month=2023-03&sort=-standard')).toEqual(['200.00', '100.00'])
    expect(await standards('deceased=true')).toEqual(['200.00'])
    expect(await standards('township=430603001')).toEqual([])
    expect(await standards('category=dibao_urban&person=测试')).toEqual([])
  })

  test('leaves under the headers under which it can come back in', async () => {
    const { running } = district
    const kinds = (await running.as('auditor', { url: '/api/import-kinds' })).json<
      { kind: string; columns: string[] }[]
    >()
    const csv = await running.as('auditor', {
      url: '/api/eligibilities',
      headers: { accept: 'text/csv' },
    })
    const [header = ''] = csv.body.replace('\ufeff', '').split('\r\n')
    const { columns = [] } = kinds.find(({ kind }) => kind === 'eligibility') ?? {}
    expect(header.split(',').slice(0, columns.length)).toEqual(columns)
  })
})
