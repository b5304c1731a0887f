import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import { accountNumber } from '../../support/files.ts'
import {
  loadEntitled,
  place,
  type RosterDistrict,
  rosterDistrict,
  sendBatch,
  sendRoster,
} from '../../support/roster-district.ts'

let district: RosterDistrict
const post: RosterDistrict['post'] = (...call) => district.post(...call)
const get = async <T>(url: string) => (await district.running.as('auditor', { url })).json<T>()
const codeOf = async (answer: ReturnType<typeof post>) =>
  (await answer).json<{ type?: string }>().type
const leader = { role: 'leadership' } as const

interface Line {
  batch: string
  line: number
  state: string
  account: string
  reissueOf: string | null
}
const attempts = async (batch: string, line: number) =>
  (await get<Line[]>(`/api/payment-batches/${batch}/lines/${line}/attempts`)).map(
    (one) => `${one.batch}/${one.line} ${one.state} ${one.account}`,
  )
const stateOf = async (batch: string) =>
  (await get<{ state: string }>(`/api/payment-batches/${batch}`)).state
const settled = (line: number, amount: string) => ({
  line,
  outcome: 'settled',
  amount,
  executedOn: '2023-03-06',
})
const returned = (line: number, amount: string) => ({
  ...settled(line, amount),
  outcome: 'returned',
  reason: '户名不符',
})

/** After every test: whatever was done, the books hold. */
const expectTrueBooks = async () => {
  const verified = await verifyBooks(district.running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
}

describe('a batch goes its way', () => {
  beforeAll(async () => {
    district = await rosterDistrict()
  })

  test('whom nobody paid before needs an account', async () => {
    const roster = { number: 'P1', month: '2023-03', ...place }
    const answer = await post('/api/payment-batches', roster)
    expect(answer.json()).toMatchObject({
      type: '/problems/payee-accounts-missing',
      errors: [{ value: '测**' }, { value: '测**' }, { value: '测**' }],
    })
    expect(answer.body).not.toContain('测试1')
  })

  test('made from who is entitled, each for his standard', async () => {
    const { accounts } = district
    const roster = { number: 'P1', month: '2023-03', ...place, accounts }
    const made = await post('/api/payment-batches', roster)
    expect([made.statusCode, made.json()]).toEqual([201, { number: 'P1', lineCount: 3 }])
    const { items } = await get<{ items: unknown[] }>('/api/payment-batches/P1/lines?limit=2')
    expect(items).toMatchObject([
      { line: 1, amount: '300.00', state: 'pending', account: '****0001' },
      { line: 2, amount: '200.00' },
    ])
    const first = await get<{ items: Line[]; nextCursor: string }>(
      '/api/payment-batches/P1/lines?limit=2&sort=amount',
    )
    const rest = await get<{ items: Line[] }>(
      `/api/payment-batches/P1/lines?sort=amount&cursor=${encodeURIComponent(first.nextCursor)}`,
    )
    const inOrder = [...first.items, ...rest.items].map(({ line }) => line)
    expect(inOrder).toEqual([3, 2, 1])
    expect(await codeOf(post('/api/payment-batches', { ...roster, number: 'P2' }))).toBe(
      '/problems/nobody-entitled',
    )
  })

  test('step by step, and not by who made it', async () => {
    const batch = 'P1'
    expect(await codeOf(post('/api/payment-approvals', { batch }, leader))).toBe(
      '/problems/batch-not-ready',
    )
    expect(await codeOf(post('/api/payment-checks', { batch }))).toBe('/problems/same-person')
    expect((await post('/api/payment-checks', { batch }, leader)).json()).toEqual({
      batches: ['P1'],
    })
    expect(await stateOf(batch)).toBe('checked')
    expect(await codeOf(post('/api/payment-approvals', { batch }))).toBe('/problems/same-person')
    expect(await codeOf(post('/api/payment-instructions', { batch }))).toBe(
      '/problems/batch-not-ready',
    )
    await post('/api/payment-approvals', {}, leader)
    expect(await stateOf(batch)).toBe('approved')
    expect(await codeOf(post('/api/payment-checks', { batch: 'P7' }, leader))).toBe(
      '/problems/batch-unknown',
    )
  })

  test('one line is stopped before it is sent, with the reason', async () => {
    const stop = { batch: 'P1', line: 3, reason: '已死亡' }
    expect((await post('/api/payment-stops', { ...stop, reason: ' ' })).statusCode).toBe(400)
    expect((await post('/api/payment-stops', stop)).json()).toEqual({ stoppedCount: 1 })
    expect(await codeOf(post('/api/payment-stops', stop))).toBe('/problems/payment-stopped')
    expect(await codeOf(post('/api/payment-stops', { ...stop, line: 4 }))).toBe(
      '/problems/payment-line-unknown',
    )
    expect(await attempts('P1', 3)).toEqual(['P1/3 stopped ****0003'])
  })

  test('nothing is stopped once it is sent, and nothing stopped is paid', async () => {
    await post('/api/payment-approvals', { batch: 'P1' }, leader)
    const early = { batch: 'P1', lines: [settled(1, '300.00')] }
    expect((await post('/api/payment-results', early)).json()).toMatchObject({
      errors: [{ column: '批次号', reason: '该批次尚未送银行' }],
    })
    await post('/api/payment-instructions', { batch: 'P1' })
    expect(await codeOf(post('/api/payment-stops', { batch: 'P1', line: 1, reason: '迟' }))).toBe(
      '/problems/batch-instructed',
    )
    const lines = [settled(1, '300.00'), settled(3, '100.00')]
    expect((await post('/api/payment-results', { batch: 'P1', lines })).json()).toMatchObject({
      type: '/problems/results-refused',
      errors: [{ row: 2, column: '序号', reason: '该明细已停发' }],
    })
  })

  test('what the bank is to pay with is not taken back under it', async () => {
    const { rows } = await district.running.services.pool.query<{ id: string }>(
      "select id from disbursement where number = 'BF1'",
    )
    const reversal = {
      reversedOn: '2023-03-05',
      decisionNumber: '云民更〔2023〕1号',
      reason: '有误',
    }
    const originId = rows[0]?.id
    const taken = await post('/api/reversals', { origin: 'disbursement', originId, ...reversal })
    expect(taken.json()).toMatchObject({
      type: '/problems/money-sent',
      detail: '资金已送银行发放,不能收回。请等银行回盘后,再冲正余下的拨付或结转。',
    })
  })

  test('a payment fails as a whole', async () => {
    const lines = [returned(2, '199.99')]
    expect((await post('/api/payment-results', { batch: 'P1', lines })).json()).toMatchObject({
      errors: [
        {
          column: '金额',
          value: '199.99',
          reason: '处理失败的是整笔,应与花名册上的发放金额相同',
        },
      ],
    })
  })

  test('the bank answers: credited or sent back', async () => {
    const lines = [settled(1, '300.00'), returned(2, '200.00')]
    expect((await post('/api/payment-results', { batch: 'P1', lines })).json()).toEqual({
      settledCount: 1,
      returnedCount: 1,
    })
    expect(await get('/api/payment-batches/P1')).toMatchObject({
      state: 'partially_settled',
      amount: '600.00',
      settled: '300.00',
      returned: '200.00',
      stopped: '100.00',
      checked: { by: 'leadership' },
      approved: { by: 'leadership' },
      instructed: { by: 'finance' },
      madeBy: 'finance',
      entitledCount: 3,
    })
  })

  test('a returned line is corrected and paid again; every attempt is seen from any of them', async () => {
    const again = (number: string, batch: string, line: number, more = {}) =>
      post('/api/payment-reissues', { number, lines: [{ batch, line, ...more }] })
    expect(await codeOf(again('B1', 'P1', 1))).toBe('/problems/payment-not-returned')
    expect(await codeOf(again('B1', 'P1', 9))).toBe('/problems/payment-line-unknown')
    expect((await again('B1', 'P1', 2, { account: accountNumber(8) })).statusCode).toBe(201)
    expect(await codeOf(again('B2', 'P1', 2))).toBe('/problems/payment-already-reissued')
    await sendBatch(district, 'B1')
    await post('/api/payment-results', { batch: 'B1', lines: [returned(1, '200.00')] })
    await again('B2', 'B1', 1, { account: accountNumber(9), bankName: '另一银行' })
    await post('/api/payment-stops', { batch: 'B2', reason: '账号有误' })
    expect(await stateOf('B2')).toBe('stopped')
    expect(await codeOf(post('/api/payment-checks', { batch: 'B2' }, leader))).toBe(
      '/problems/batch-not-ready',
    )
    await again('B3', 'B2', 1, { account: accountNumber(2) })
    await sendBatch(district, 'B3')
    await post('/api/payment-results', { batch: 'B3', lines: [settled(1, '200.00')] })
    const all = [
      'P1/2 returned ****0002',
      'B1/1 returned ****0008',
      'B2/1 stopped ****0009',
      'B3/1 settled ****0002',
    ]
    expect(await attempts('P1', 2)).toEqual(all)
    expect(await attempts('B2', 1)).toEqual(all)
    await expectTrueBooks()
  })

  test('whose line was stopped can be paid in another batch, where he was paid last', async () => {
    const roster = { number: 'P2', month: '2023-03', ...place }
    expect((await post('/api/payment-batches', roster)).json()).toEqual({
      number: 'P2',
      lineCount: 1,
    })
    const next = { number: 'P3', month: '2023-04', ...place }
    expect((await post('/api/payment-batches', next)).json()).toEqual({
      number: 'P3',
      lineCount: 3,
    })
    const { items } = await get<{ items: unknown[] }>('/api/payment-batches/P3/lines')
    expect(items).toMatchObject([
      { account: '****0001' },
      { account: '****0002' },
      { account: '****0003' },
    ])
  })

  test('the bank is told to pay no more than there is', async () => {
    await sendBatch(district, 'P2')
    await expect(sendBatch(district, 'P3')).rejects.toThrow('insufficient-funds')
    expect([await stateOf('P2'), await stateOf('P3')]).toEqual(['instructed', 'approved'])
    expect((await post('/api/payment-instructions', { batch: 'P3' })).json()).toMatchObject({
      type: '/problems/insufficient-funds',
      detail: '城市低保云溪街道已拨付待发放的资金余额不足,目前可用 400.00 元。',
    })
  })
})

describe('what whoever checks is shown', () => {
  beforeEach(async () => {
    district = await rosterDistrict()
  })

  test('a snapshot of who was entitled, which later lists do not change', async () => {
    await sendRoster(district, { number: 'P1', month: '2023-03' })
    await loadEntitled(district.running, [{ n: 4, standard: '400.00', from: '2023-01' }])
    expect(await get('/api/payment-batches/P1/remarks')).toMatchObject({ items: [] })
    expect(await get('/api/payment-batches/P1')).toMatchObject({ entitledCount: 3, remarkCount: 0 })
  })
})

test('a batch is named in full where there is one, and not at all where there is none', async () => {
  district = await rosterDistrict()
  const number = '202301020109'
  const unknown = await post('/api/payment-checks', { batch: number }, leader)
  expect(unknown.json()).toMatchObject({ detail: '没有这个批次,请核对批次号。' })
  const { accounts } = district
  await post('/api/payment-batches', { number, month: '2023-02', ...place, accounts })
  const early = await post('/api/payment-approvals', { batch: number }, leader)
  expect(early.json().detail).toMatch(/^批次 202301020109 现在不能审批/)
  const own = await post('/api/payment-checks', { batch: number })
  expect(own.json().detail).toMatch(/^批次 202301020109 由本人编制/)
})
