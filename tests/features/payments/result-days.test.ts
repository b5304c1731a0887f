import { beforeAll, expect, test } from 'vitest'
import {
  type RosterDistrict,
  rosterDistrict,
  sendBatch,
  sendRoster,
} from '../../support/roster-district.ts'

let district: RosterDistrict
beforeAll(async () => {
  district = await rosterDistrict()
  await sendRoster(district, { number: 'P1', month: '2023-03' })
})

const results = async (batch: string, ...lines: object[]) =>
  (await district.post('/api/payment-results', { batch, lines })).json()
const line = (line: number, amount: string, executedOn: string, outcome: string) => ({
  line,
  amount,
  executedOn,
  outcome,
  reason: outcome === 'returned' ? '账户冻结' : '',
})

test('the bank has done nothing on a day that has not come', async () => {
  const refused = { type: '/problems/results-refused' }
  expect(await results('P1', line(1, '300.00', '2099-03-04', 'returned'))).toMatchObject({
    ...refused,
    errors: [{ row: 1, column: '交易日期', value: '2099-03-04', reason: '交易日期晚于今天' }],
  })
  const taken = { settledCount: 0, returnedCount: 2 }
  const [first, second] = [
    line(1, '300.00', '2023-03-04', 'returned'),
    line(2, '200.00', '2023-03-06', 'returned'),
  ]
  expect(await results('P1', first, second)).toEqual(taken)
})

test('nothing is paid again before it came back, whatever other money had come back by then', async () => {
  const again = async (number: string, batch: string, no: number) => {
    const lines = [{ batch, line: no }]
    await district.post('/api/payment-reissues', { number, lines })
  }
  await again('B1', 'P1', 2)
  await district.post('/api/payment-stops', { batch: 'B1', reason: '账号有误' })
  await again('B2', 'B1', 1)
  await sendBatch(district, 'B2')
  for (const outcome of ['settled', 'returned']) {
    expect(await results('B2', line(1, '200.00', '2023-03-05', outcome))).toMatchObject({
      errors: [{ column: '交易日期', reason: '补发早于原明细退回的日期 2023-03-06' }],
    })
  }
  expect(await results('B2', line(1, '200.00', '2023-03-06', 'settled'))).toEqual({
    settledCount: 1,
    returnedCount: 0,
  })
})
