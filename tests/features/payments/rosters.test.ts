import { beforeEach, describe, expect, test } from 'vitest'
import { accountNumber, importSheet, rosterRow, sheet } from '../../support/files.ts'
import {
  idsOfEntitled,
  loadEntitled,
  place,
  type RosterDistrict,
  rosterDistrict,
} from '../../support/roster-district.ts'

let district: RosterDistrict
beforeEach(async () => {
  district = await rosterDistrict()
})

const make = (number: string, month: string, more = {}) =>
  district.post('/api/payment-batches', { number, month, ...place, ...more })
const items = async (url: string) =>
  (await district.running.as('auditor', { url })).json<{ items: unknown[] }>().items

describe('nobody is on two lines of a month', () => {
  test('where several make its roster at once', async () => {
    await make('P', '2023-01', { accounts: district.accounts })
    for (const month of ['2023-02', '2023-03', '2023-04', '2023-05']) {
      const made = await Promise.all([1, 2, 3].map((n) => make(`${month}-${n}`, month)))
      expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409])
    }
  })

  test('where two accounts are given for him', async () => {
    const { accounts } = district
    const twice = { ...accounts[0], account: accountNumber(9) }
    const made = await make('P', '2023-03', { accounts: [...accounts, twice] })
    expect(made.json()).toMatchObject({
      errors: [{ pointer: '/accounts', reason: '同一对象只能写一个收款账户' }],
    })
  })

  test('where his standard was raised: he gets the one that began last', async () => {
    await make('P1', '2023-01', { accounts: district.accounts })
    await loadEntitled(district.running, [{ n: 1, standard: '350.00', from: '2023-03' }])
    await make('P2', '2023-02')
    await make('P3', '2023-03')
    expect(await items('/api/payment-batches/P2/lines')).toHaveLength(3)
    expect(await items('/api/payment-batches/P3/lines')).toMatchObject([
      { amount: '350.00', account: '****0001' },
      { amount: '200.00' },
      { amount: '100.00' },
    ])
    expect(await items('/api/payment-batches/P3/remarks')).toEqual([])
  })
})

test('a roster by file is compared with the lists before anybody has checked it, too', async () => {
  const { services, actors } = district.running
  const rows = [rosterRow('R1', 1, '300.00'), rosterRow('R1', 2, '200.01')]
  await importSheet(services, actors.finance, 'roster', sheet('roster', ...rows))
  const remarks = [
    { line: 2, kind: 'above_standard', amount: '200.01', standard: '200.00' },
    { line: null, kind: 'left_out', standard: '100.00' },
  ]
  expect(await items('/api/payment-batches/R1/remarks')).toMatchObject(remarks)
  await district.post('/api/payment-checks', { batch: 'R1' }, { role: 'leadership' })
  expect(await items('/api/payment-batches/R1/remarks')).toMatchObject(remarks)
})

test('an account that nobody of the roster is paid to is refused, not dropped', async () => {
  await loadEntitled(district.running, [{ n: 4, standard: '100.00', from: '2023-06' }])
  const later = (await idsOfEntitled(district.running)).get('测试4')
  const [first, ...rest] = district.accounts
  const of = (eligibilityId: unknown, n: number) => ({
    ...first,
    eligibilityId,
    account: accountNumber(n),
  })
  const unknown = '01900000-0000-7000-8000-000000000000'
  const accounts = [...district.accounts, of(later, 4), of(unknown, 5)]
  expect((await make('P1', '2023-03', { accounts })).json()).toMatchObject({
    type: '/problems/payee-accounts-unused',
    errors: [
      { row: 4, value: '****0004', reason: '本月在该类别、乡镇不享受待遇', eligibilityId: later },
      { row: 5, value: '****0005', reason: '没有这条在保记录' },
    ],
  })
  await make('P1', '2023-03', { accounts: district.accounts })
  await district.post('/api/payment-stops', { batch: 'P1', line: 3, reason: '账号有误' })
  expect((await make('P2', '2023-03', { accounts: rest })).json()).toMatchObject({
    errors: [{ row: 1, value: '****0002', reason: '已编入本月其他花名册' }],
  })
})
