import { beforeAll, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import {
  place,
  type RosterDistrict,
  rosterDistrict,
  sendBatch,
  sendRoster,
} from '../../support/roster-district.ts'

let district: RosterDistrict
beforeAll(async () => {
  district = await rosterDistrict()
  await sendRoster(district, { number: 'P1', month: '2023-03' })
  const day = { executedOn: '2023-03-06' }
  await post('/api/payment-results', {
    batch: 'P1',
    lines: [
      { line: 1, outcome: 'settled', amount: '300.00', ...day },
      { line: 2, outcome: 'returned', amount: '200.00', reason: '账户冻结', ...day },
      { line: 3, outcome: 'returned', amount: '100.00', reason: '账户冻结', ...day },
    ],
  })
})

const post: RosterDistrict['post'] = (...call) => district.post(...call)
const list = async (url: string) =>
  (await district.running.as('auditor', { url })).json<{ items: Record<string, unknown>[] }>().items
const refusal = async (answer: ReturnType<typeof post>) => {
  const { type, detail } = (await answer).json<{ type?: string; detail?: string }>()
  return [type, detail]
}
const voucher = (voucherNumber: string, amount: string, more = {}) => ({
  voucherNumber,
  spentOn: '2023-03-10',
  ...place,
  payeeName: '示例照料服务中心',
  payeeKind: 'institution',
  payeeAccount: '6217 0000 2222',
  amount,
  subject: '30306',
  purpose: '照料服务',
  ...more,
})
const recovery = (receiptNumber: string, of: object, amount: string, more = {}) => ({
  receiptNumber,
  ...of,
  amount,
  recoveredOn: '2023-05-01',
  reason: '多发追缴',
  ...more,
})
const remittance = (documentNumber: string, of: object, more = {}) => ({
  documentNumber,
  level: 'province',
  remittedOn: '2023-06-01',
  reason: '上缴',
  ...of,
  ...more,
})
const reversal = (origin: string, originId: unknown) => ({
  origin,
  originId,
  reversedOn: '2023-07-01',
  decisionNumber: '云民更〔2023〕1号',
  reason: '记错',
})
const stageOf = async (stage: string) => {
  const flow = await district.running.as('auditor', { url: '/api/fund-flow?year=2023' })
  const { stages } = flow.json<{ stages: { stage: string; balance: string }[] }>()
  return stages.find((one) => one.stage === stage)?.balance
}

test('a voucher is entered with its economic subject, within the direct-payment money', async () => {
  const first = await post('/api/expenditures', voucher('记1', '600.00'))
  expect(first.statusCode).toBe(201)
  expect(await refusal(post('/api/expenditures', voucher('记2', '400.01')))).toEqual([
    '/problems/insufficient-funds',
    '集中支付的资金余额不足,目前可用 400.00 元。',
  ])
  expect(await refusal(post('/api/expenditures', voucher('记1', '1.00')))).toEqual([
    '/problems/voucher-exists',
    '该凭证号已登记。如原登记有误,可先冲正;冲正后原号仍被占用,请在号后加注“(更正)”重新登记。',
  ])
  const wrong = await post('/api/expenditures', voucher('记2', '1.00', { subject: '303' }))
  expect(wrong.json()).toMatchObject({
    errors: [{ pointer: '/subject', reason: '经济科目应为 5 位数字' }],
  })
  expect(await list('/api/expenditures?year=2023')).toMatchObject([
    {
      voucherNumber: '记1',
      amount: '600.00',
      subjectName: '救济费',
      payeeAccount: '****2222',
      recovered: '0.00',
    },
  ])
  expect(await stageOf('spent')).toBe('600.00')
})

test('no more is recovered from a voucher than it paid, nor is it taken back then', async () => {
  const of = { voucherNumber: '记1' }
  const first = await post('/api/recoveries', recovery('收1', of, '250.00'))
  expect(first.statusCode).toBe(201)
  expect(await refusal(post('/api/recoveries', recovery('收2', of, '350.01')))).toEqual([
    '/problems/recovery-too-much',
    '记1 最多还可追缴 350.00 元。',
  ])
  const [{ id: voucherId } = { id: '' }] = await list('/api/expenditures')
  expect(await refusal(post('/api/reversals', reversal('expenditure', voucherId)))).toEqual([
    '/problems/voucher-recovered',
    '该凭证已有追缴,须先冲正追缴。',
  ])
  await post('/api/reversals', reversal('recovery', first.json<{ id: string }>().id))
  await post('/api/reversals', reversal('expenditure', voucherId))
  expect(await list('/api/expenditures')).toMatchObject([{ isReversed: true, recovered: '0.00' }])
  const late = recovery('收3', of, '1.00', { recoveredOn: '2023-08-01' })
  expect(await refusal(post('/api/recoveries', late))).toEqual([
    '/problems/payment-not-paid',
    '记1 没有支付成功或已冲正,没有可追缴的资金。',
  ])
})

test('a line is recovered in parts, from the day on which it was paid', async () => {
  const of = { batch: 'P1', line: 1 }
  const early = recovery('收4', of, '1.00', { recoveredOn: '2023-03-05' })
  expect(await refusal(post('/api/recoveries', early))).toEqual([
    '/problems/money-back-too-early',
    '日期不能早于原资金支付或退回的日期 2023-03-06。',
  ])
  await post('/api/recoveries', recovery('收4', of, '100.00'))
  expect((await post('/api/recoveries', recovery('收5', of, '200.00'))).statusCode).toBe(201)
  expect((await refusal(post('/api/recoveries', recovery('收6', of, '0.01'))))[0]).toBe(
    '/problems/recovery-too-much',
  )
  expect((await refusal(post('/api/recoveries', recovery('收4', of, '0.01'))))[0]).toBe(
    '/problems/recovery-too-much',
  )
  const unpaid = recovery('收7', { batch: 'P1', line: 2 }, '1.00')
  expect((await refusal(post('/api/recoveries', unpaid)))[0]).toBe('/problems/payment-not-paid')
  const unknown = recovery('收7', { batch: 'P1', line: 9 }, '1.00')
  expect((await refusal(post('/api/recoveries', unknown)))[0]).toBe(
    '/problems/payment-line-unknown',
  )
  expect(
    (await list('/api/recoveries?year=2023')).map(({ line, amount }) => [line, amount]),
  ).toEqual([
    ['P1/1', '200.00'],
    ['P1/1', '100.00'],
    [null, '250.00'],
  ])
})

test('what was recovered is handed up, no more', async () => {
  const recovered = { year: 2023, ...place, amount: '300.01' }
  expect(await refusal(post('/api/remittances', remittance('缴1号', { recovered })))).toEqual([
    '/problems/insufficient-funds',
    '追缴待上缴的资金余额不足,目前可用 300.00 元。',
  ])
  const all = { recovered: { ...recovered, amount: '300.00' } }
  expect((await post('/api/remittances', remittance('缴1号', all))).statusCode).toBe(201)
  expect([await stageOf('recovered'), await stageOf('remitted')]).toEqual(['0.00', '300.00'])
})

test('returned lines are handed up or paid again, not both', async () => {
  const one = (line: number) => ({ lines: [{ batch: 'P1', line }] })
  const early = remittance('缴2号', one(2), { remittedOn: '2023-03-05' })
  expect((await refusal(post('/api/remittances', early)))[0]).toBe('/problems/money-back-too-early')
  expect((await refusal(post('/api/remittances', remittance('缴2号', one(1)))))[0]).toBe(
    '/problems/payment-not-returned',
  )
  const handed = await post('/api/remittances', remittance('缴2号', one(2)))
  expect(await list('/api/remittances?year=2023')).toMatchObject([
    { documentNumber: '缴2号', stage: 'returned', lineCount: 1, amount: '200.00' },
    { documentNumber: '缴1号', stage: 'recovered', lineCount: 0, amount: '300.00' },
  ])
  expect((await refusal(post('/api/remittances', remittance('缴3号', one(2)))))[0]).toBe(
    '/problems/returned-money-used',
  )
  const again = (number: string, line: number) =>
    post('/api/payment-reissues', { number, lines: [{ batch: 'P1', line }] })
  expect((await refusal(again('B1', 2)))[0]).toBe('/problems/returned-money-used')
  await again('B2', 3)
  expect((await refusal(post('/api/remittances', remittance('缴3号', one(3)))))[0]).toBe(
    '/problems/returned-money-used',
  )
  await post('/api/reversals', reversal('remittance', handed.json<{ id: string }>().id))
  expect((await again('B1', 2)).statusCode).toBe(201)
  await sendBatch(district, 'B1')
  const back = { line: 1, outcome: 'returned', amount: '200.00', reason: '账户冻结' }
  await post('/api/payment-results', {
    batch: 'B1',
    lines: [{ ...back, executedOn: '2023-07-06' }],
  })
  const by = (batch: string) => ({
    lines: [{ batch, line: batch === 'P1' ? 2 : 1 }],
    remittedOn: '2023-08-01',
  })
  expect((await post('/api/remittances', remittance('缴4号', by('B1')))).statusCode).toBe(201)
  expect((await refusal(post('/api/remittances', remittance('缴5号', by('P1')))))[0]).toBe(
    '/problems/returned-money-used',
  )
  const verified = await verifyBooks(district.running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
})
