import { beforeAll, expect, test } from 'vitest'
import { gatherFigures } from '../../../src/features/evaluation/dispatch/gather-figures.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode } from '../../support/db.ts'
import {
  type RosterDistrict,
  rosterDistrict,
  sendBatch,
  sendRoster,
} from '../../support/roster-district.ts'

let district: RosterDistrict
const returned = (line: number, amount: string, executedOn: string) => ({
  line,
  outcome: 'returned',
  amount,
  reason: '账户冻结',
  executedOn,
})

/** Two lines came back, of 200.00 and 100.00; the first once more when it was paid again. */
beforeAll(async () => {
  district = await rosterDistrict()
  await sendRoster(district, { number: 'P1', month: '2023-03' })
  await post('/api/payment-results', {
    batch: 'P1',
    lines: [
      { line: 1, outcome: 'settled', amount: '300.00', executedOn: '2023-03-06' },
      returned(2, '200.00', '2023-03-06'),
      returned(3, '100.00', '2023-03-06'),
    ],
  })
  await post('/api/payment-reissues', { number: 'B1', lines: [{ batch: 'P1', line: 2 }] })
  await sendBatch(district, 'B1')
  await post('/api/payment-results', { batch: 'B1', lines: [returned(1, '200.00', '2023-04-06')] })
})

async function post(url: string, body: object): Promise<{ id: string }> {
  const answer = await district.post(url, body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

/** What the bulletin and the statement say of a day. */
async function openOn(asOf: string) {
  const figures = await inTransaction(district.running.services.pool, (tx) =>
    gatherFigures(tx, { districtCode, year: 2023, from: '2023-01-01', asOf }),
  )
  const url = `/api/statements?year=2023&by=township&asOf=${asOf}`
  const rows = (await district.running.as('auditor', { url })).json()
  const { returnedOpen, returnedOpenAmount } = figures.district
  expect(rows.at(-1).figures.returned.amount).toBe(
    `${returnedOpenAmount / 100n}.${String(returnedOpenAmount % 100n).padStart(2, '0')}`,
  )
  return [returnedOpen, returnedOpenAmount]
}

test('returned money is open until it is handed up, and again from when that is taken back', async () => {
  const { id } = await post('/api/remittances', {
    documentNumber: '缴1号',
    level: 'province',
    remittedOn: '2023-06-01',
    reason: '不应再发',
    lines: [{ batch: 'B1', line: 1 }],
  })
  await post('/api/reversals', {
    origin: 'remittance',
    originId: id,
    reversedOn: '2023-07-01',
    decisionNumber: '云民更〔2023〕1号',
    reason: '记错',
  })
  expect(await openOn('2023-03-05')).toEqual([0, 0n])
  expect(await openOn('2023-05-31')).toEqual([2, 300_00n])
  expect(await openOn('2023-06-01')).toEqual([1, 100_00n])
  expect(await openOn('2023-06-30')).toEqual([1, 100_00n])
  expect(await openOn('2023-07-01')).toEqual([2, 300_00n])
})
