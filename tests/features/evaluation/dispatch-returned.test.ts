import { beforeAll, expect, test } from 'vitest'
import { gatherFigures } from '../../../src/features/evaluation/dispatch/gather-figures.ts'
import { formatYuan } from '../../../src/kernel/fen.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode } from '../../support/db.ts'
import {
  place,
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

const figuresOn = (asOf: string) =>
  inTransaction(district.running.services.pool, (tx) =>
    gatherFigures(tx, { districtCode, year: 2023, from: '2023-01-01', asOf }),
  )
const statementOn = async (asOf: string) => {
  const url = `/api/statements?year=2023&by=township&asOf=${asOf}`
  return (await district.running.as('auditor', { url })).json().at(-1)
}

/** What the bulletin and the statement say of a day. */
async function openOn(asOf: string) {
  const { returnedOpen, returnedOpenAmount } = (await figuresOn(asOf)).district
  const { figures } = await statementOn(asOf)
  expect(figures.returned.amount).toBe(formatYuan(returnedOpenAmount))
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

test('the rate of execution is that of the statement, rounded down', async () => {
  await post('/api/expenditures', {
    voucherNumber: '记1',
    spentOn: '2023-08-10',
    ...place,
    payeeName: '示例照料服务中心',
    payeeKind: 'institution',
    payeeAccount: '6217 0000 2222',
    amount: '999.99',
    subject: '30306',
    purpose: '照料服务',
  })
  // 1,299.99 of 2,000.00
  expect((await figuresOn('2023-12-31')).district.executionRate).toBe('64.99')
  expect((await statementOn('2023-12-31')).rates.execution).toBe('64.99')
})
