import { beforeAll, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import { postMoney } from '../../support/money-api.ts'
import {
  place,
  type RosterDistrict,
  rosterDistrict,
  sendRoster,
} from '../../support/roster-district.ts'

interface Finding {
  id: string
  version: number
  rectified: string
  remaining: string
  bookings: object[]
  rectifiedByWay: object[]
  events: { event: string; detail: object; note: string }[]
}

let district: RosterDistrict
let finding: Finding
beforeAll(async () => {
  district = await rosterDistrict()
  await sendRoster(district, { number: 'P1', month: '2023-03' })
  const day = { executedOn: '2023-03-06' }
  await district.post('/api/payment-results', {
    batch: 'P1',
    lines: [
      { line: 1, outcome: 'settled', amount: '300.00', ...day },
      { line: 2, outcome: 'returned', amount: '200.00', reason: '账户冻结', ...day },
      { line: 3, outcome: 'settled', amount: '100.00', ...day },
    ],
  })
  await district.post('/api/expenditures', {
    voucherNumber: 'V1',
    spentOn: '2023-03-10',
    ...place,
    payeeName: '示例照料服务中心',
    payeeKind: 'institution',
    payeeAccount: '6217 0000 2222',
    amount: '250.00',
    subject: '30306',
    purpose: '照料服务',
  })
  finding = await inWork()
})

const call = async (role: 'auditor' | 'township' | 'finance', url: string, payload: object) =>
  district.running.as(role, {
    method: 'POST',
    url,
    payload,
    headers: { 'if-match': `"v${finding.version}"` },
  })

async function inWork(): Promise<Finding> {
  const payload = {
    source: 'audit',
    foundOn: '2023-12-01',
    townshipCode: place.township,
    pattern: 'diversion',
    description: '多发和挪用',
    amount: '760.00',
    rectificationKind: 'staged',
    dueOn: '2024-01-25',
    responsibleUnit: '云溪街道',
  }
  const url = '/api/findings'
  const recorded = await district.running.as('auditor', { method: 'POST', url, payload })
  const { id } = recorded.json<Finding>()
  const assigned = await district.running.as('auditor', {
    method: 'POST',
    url: `/api/findings/${id}/supervision-steps`,
    payload: { event: 'assign', note: '限期整改' },
    headers: { 'if-match': '"v1"' },
  })
  expect(assigned.statusCode, assigned.body).toBe(201)
  return assigned.json()
}

const book = (payload: object, role: 'finance' | 'township' | 'auditor' = 'finance') =>
  call(role, `/api/findings/${finding.id}/bookings`, { note: '追回多发款', ...payload })
const booked = async (payload: object): Promise<Finding> => {
  const answer = await book(payload)
  expect(answer.statusCode, answer.body).toBe(201)
  finding = answer.json()
  return finding
}
async function amendTo(amount: string): Promise<Finding> {
  const payload = { note: '核定金额', amount }
  const answer = await call('auditor', `/api/findings/${finding.id}/amendments`, payload)
  expect(answer.statusCode, answer.body).toBe(201)
  finding = answer.json()
  return finding
}
const recovery = { way: 'recovered', batch: 'P1', line: 1, recoveredOn: '2023-05-01' }
const booksBalance = async () => {
  const { db } = district.running.services
  const checks = await verifyBooks(db, districtCode)
  expect(checks.length).toBeGreaterThan(5)
  expect(checks.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
}

test('money got back is booked in the ledger and shown on the finding', async () => {
  const after = await booked({ ...recovery, amount: '120.50', receiptNumber: '收1' })
  expect(after).toMatchObject({
    rectified: '120.50',
    remaining: '639.50',
    rectifiedByWay: [{ way: 'recovered', amount: '120.50' }],
    bookings: [
      { way: 'recovered', entry: 'recovery', reference: '收1', amount: '120.50', reversedOn: null },
    ],
  })
  expect(after.events.at(-1)).toMatchObject({ event: 'book', note: '追回多发款' })
  const list = await district.running.as('finance', { url: '/api/recoveries' })
  expect(list.json().items).toMatchObject([
    { receiptNumber: '收1', line: 'P1/1', amount: '120.50', reason: '追回多发款' },
  ])
  await booksBalance()
})

test('what a voucher spent is restored to its channel', async () => {
  const restored = await booked({
    way: 'restored',
    voucherNumber: 'V1',
    reversedOn: '2023-05-02',
    decisionNumber: '云民纪〔2023〕1号',
  })
  expect(restored).toMatchObject({ rectified: '370.50' })
  expect(restored.bookings.at(-1)).toMatchObject({ entry: 'reversal', reference: 'V1' })
  const again = await book({
    way: 'restored',
    voucherNumber: 'V1',
    reversedOn: '2023-05-02',
    decisionNumber: '云民纪〔2023〕2号',
  })
  expect(again.statusCode).toBe(409)
  await booksBalance()
})

test('returned money is handed up', async () => {
  const after = await booked({
    way: 'handed_up',
    documentNumber: '缴1',
    level: 'province',
    remittedOn: '2023-06-01',
    lines: [{ batch: 'P1', line: 2 }],
  })
  expect(after).toMatchObject({ rectified: '570.50' })
  expect(after.bookings.at(-1)).toMatchObject({ entry: 'remittance', amount: '200.00' })
  await booksBalance()
})

test('recovered money that is handed up was put right when it was recovered', async () => {
  const handUp = (amount: string) => ({
    way: 'handed_up',
    documentNumber: '缴2',
    level: 'province',
    remittedOn: '2023-06-01',
    recovered: { year: 2023, ...place, amount },
  })
  const whole = await amendTo('570.50')
  expect(whole).toMatchObject({ rectified: '570.50', remaining: '0.00' })
  const after = await booked(handUp('120.50'))
  expect(after).toMatchObject({
    rectified: '570.50',
    rectifiedByWay: [
      { way: 'handed_up', amount: '200.00' },
      { way: 'recovered', amount: '120.50' },
      { way: 'restored', amount: '250.00' },
    ],
  })
  const handedUp = after.bookings.at(-1) as { entry: string; entryId: string; amount: string }
  expect(handedUp).toMatchObject({ entry: 'remittance', amount: '120.50' })
  const taken = await postMoney(district.running, '/api/reversals', {
    origin: 'remittance',
    originId: handedUp.entryId,
    reversedOn: '2023-06-02',
    decisionNumber: '云财更〔2023〕2号',
    reason: '误记',
  })
  expect(taken.statusCode, taken.body).toBe(201)
  expect(await amendTo('760.00')).toMatchObject({ rectified: '570.50', remaining: '189.50' })
  await booksBalance()
})

test('refuses more than was paid, more than was involved, what is not there, and all others', async () => {
  const type = async (answer: ReturnType<typeof book>) => (await answer).json().type
  const of = (amount: string) => ({ ...recovery, amount, receiptNumber: '收9' })
  expect(await type(book(of('179.51')))).toBe('/problems/recovery-too-much')
  const other = { ...of('100.00'), line: 3 }
  await booked({ ...of('179.50'), receiptNumber: '收2' })
  expect(await type(book(other))).toBe('/problems/rectified-too-much')
  const nothing = { way: 'restored', voucherNumber: '无', reversedOn: '2023-05-02' }
  expect(await type(book({ ...nothing, decisionNumber: '1' }))).toBe(
    '/problems/finding-voucher-unknown',
  )
  for (const role of ['township', 'auditor'] as const) {
    expect((await book(of('1.00'), role)).statusCode).toBe(403)
  }
  const list = await district.running.as('finance', { url: '/api/recoveries' })
  expect(list.json().items).toHaveLength(2)
  await booksBalance()
})

test('what is taken back in the ledger no longer counts as put right', async () => {
  const { entryId } = finding.bookings.at(-1) as { entryId: string }
  const answer = await postMoney(district.running, '/api/reversals', {
    origin: 'recovery',
    originId: entryId,
    reversedOn: '2023-06-02',
    decisionNumber: '云财更〔2023〕1号',
    reason: '误记',
  })
  expect(answer.statusCode, answer.body).toBe(201)
  const after = await district.running.as('auditor', { url: `/api/findings/${finding.id}` })
  expect(after.json()).toMatchObject({
    rectified: '570.50',
    rectifiedByWay: [
      { way: 'handed_up', amount: '200.00' },
      { way: 'recovered', amount: '120.50' },
      { way: 'restored', amount: '250.00' },
    ],
  })
  expect(after.json().bookings.at(-1)).toMatchObject({ reversedOn: '2023-06-02' })
  await booksBalance()
})
