import { expect, test } from 'vitest'
import { headers, importSheet } from '../../support/files.ts'
import { place, rosterDistrict } from '../../support/roster-district.ts'

/** Money of one document and place in two years: some that a roster kept back, some carried over. */
async function twoYears() {
  const { running, post, accounts } = await rosterDistrict()
  const idOf = async (number: string) => {
    const { rows } = await running.services.pool.query<{ id: string }>(
      'select id from disbursement where number = $1',
      [number],
    )
    return rows[0]?.id ?? ''
  }
  const takeBack = async (number: string, reversedOn: string) => {
    const reversal = { reversedOn, decisionNumber: '云民更〔2024〕1号', reason: '记错' }
    return post('/api/reversals', {
      origin: 'disbursement',
      originId: await idOf(number),
      ...reversal,
    })
  }
  const disburse = (number: string, amount: string, disbursedOn: string) =>
    post('/api/disbursements', {
      number,
      ...place,
      channel: 'bank',
      payeeName: '示例银行',
      amount,
      disbursedOn,
    })
  await takeBack('BF1', '2023-03-02')
  await disburse('BF3', '600.00', '2023-03-03')
  await post('/api/payment-batches', { number: 'P1', month: '2023-03', ...place, accounts })
  await post('/api/carryovers', { fromYear: 2023 })
  await post('/api/payment-stops', { batch: 'P1', reason: '改由下年发放' })
  expect((await takeBack('BF3', '2024-01-05')).statusCode).toBe(201)
  return { running, disburse }
}

test("a document's money of two years in one place is drawn as one", async () => {
  const { running, disburse } = await twoYears()
  const tooMuch = await disburse('BF4', '1000.01', '2024-01-06')
  expect(tooMuch.json()).toMatchObject({
    type: '/problems/insufficient-funds',
    detail: '已分配未拨付的资金余额不足,目前可用 1,000.00 元。',
  })
  const all = await disburse('BF4', '900.00', '2024-01-06')
  expect(all.statusCode).toBe(201)
  const { rows } = await running.services.pool.query(`
    select fiscal_year, balance_fen from account
    where stage = 'allocated' and township_code = '430603002' order by 1`)
  expect(rows).toEqual([
    { fiscal_year: 2023, balance_fen: 0n },
    { fiscal_year: 2024, balance_fen: 10_000n },
  ])
})

test('what orders that name the document take of one year, the others of the file find in the other', async () => {
  const { running } = await twoYears()
  const order = (number: string, amount: string, document: string) => [
    number,
    '城市低保',
    place.township,
    '社会化发放',
    '示例银行',
    '',
    amount,
    '2024-01-06',
    document,
  ]
  const named = order('BF5', '300.00', '湘财社指〔2023〕12号')
  const rows = [headers.disbursements.split(','), named, order('BF6', '700.00', '')]
  await importSheet(running.services, running.actors.finance, 'disbursements', rows)
  const { rows: left } = await running.services.pool.query(`
    select sum(balance_fen)::bigint as fen from account
    where stage = 'allocated' and township_code = '430603002'`)
  expect(left).toEqual([{ fen: 0n }])
})

test("a carry-over that was taken back leaves a document's money where it is found", async () => {
  const { running, post } = await rosterDistrict()
  const documentNumber = '湘财社指〔2023〕12号'
  const decided = (day: string) => ({ decidedOn: day, decisionNumber: '云民发〔2023〕9号' })
  const propose = async () => {
    const weights = { need: 100, difficulty: 0, performance: 0 }
    const shared = { documentNumber, category: place.category, amount: '100.00' }
    const answer = await post('/api/allocation-proposals', {
      ...shared,
      needMonth: '2023-03',
      weights,
    })
    return answer.json<{ id: string }>().id
  }
  const proposed = await propose()
  const carried = await post('/api/carryovers', { fromYear: 2023 })
  const taken = { reversedOn: '2024-01-02', decisionNumber: '云民更〔2024〕2号', reason: '有误' }
  const { id: originId } = carried.json<{ id: string }>()
  await post('/api/reversals', { origin: 'carryover', originId, ...taken })
  const confirmed = await post(
    `/api/allocation-proposals/${proposed}/confirmation`,
    decided('2024-01-03'),
    { role: 'leadership' },
  )
  expect(confirmed.json()).toMatchObject({ allocationCount: 1 })
  const share = { documentNumber, ...place, amount: '100.00', ...decided('2024-01-04') }
  const back = (effect: string, number: string) => ({
    documentNumber: number,
    title: '追加或收回',
    level: 'province',
    issuedOn: '2024-01-04',
    receivedOn: '2024-01-04',
    fiscalYear: 2023,
    amount: '100.00',
    effect,
    amends: documentNumber,
  })
  const moved = { from: place, to: { ...place, category: 'tekun' }, amount: '50.00' }
  for (const [url, body] of [
    ['/api/allocations', { ...share, decisionNumber: '云民发〔2024〕1号' }],
    ['/api/appropriations', back('withdrawal', '湘财社指〔2024〕1号')],
    ['/api/appropriations', back('increase', '湘财社指〔2024〕2号')],
    ['/api/adjustments', { documentNumber, ...moved, ...decided('2024-01-05'), reason: '统筹' }],
  ] as const) {
    const answer = await post(url, body)
    expect(answer.statusCode, answer.body).toBe(201)
  }
  const { rows } = await running.services.pool.query(`
    select stage, sum(balance_fen)::bigint as fen from account
    where fiscal_year = 2024 and balance_fen > 0 group by 1`)
  expect(rows).toEqual([])
})
