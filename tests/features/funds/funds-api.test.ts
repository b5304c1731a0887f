import { beforeAll, describe, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { importSheet } from '../../support/files.ts'
import { postMoney } from '../../support/money-api.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const post = (url: string, body: object, options = {}) => postMoney(running, url, body, options)
const list = async (url: string) =>
  (await running.as('auditor', { url })).json<{ items: Record<string, unknown>[] }>().items

const document = (documentNumber: string, amount: string, more = {}) => ({
  documentNumber,
  title: '困难群众救助补助资金',
  level: 'province',
  issuedOn: '2023-01-20',
  receivedOn: '2023-02-01',
  fiscalYear: 2023,
  amount,
  ...more,
})
const share = (documentNumber: string, amount: string, more = {}) => ({
  documentNumber,
  category: 'dibao_urban',
  township: '430603002',
  amount,
  decidedOn: '2023-02-10',
  decisionNumber: `云民发〔2023〕${amount}号`,
  ...more,
})
const order = (number: string, amount: string, more = {}) => ({
  number,
  category: 'dibao_urban',
  township: '430603002',
  channel: 'bank',
  payeeName: '示例银行',
  payeeAccount: '6217 0000 1111',
  amount,
  disbursedOn: '2023-03-01',
  ...more,
})

const problem = async (answer: ReturnType<typeof post>) => {
  const { type, detail } = (await answer).json<{ type: string; detail: string }>()
  return [type, detail]
}

describe('budget documents', () => {
  test('are entered with an amount, pooled or for one category', async () => {
    const first = await post('/api/appropriations', document('湘财社指【2023】1号', '1000.00'))
    expect(first.statusCode).toBe(201)
    const more = { category: 'tekun', subject: '2082101' }
    await post('/api/appropriations', document('湘财社指〔2023〕2号', '500.00', more))
    expect(
      await problem(post('/api/appropriations', document('湘财社指〔2023〕1号', '1.00'))),
    ).toEqual([
      '/problems/document-exists',
      '该文号已登记。如原登记有误,可先冲正;冲正后原号仍被占用,请在号后加注“(更正)”重新登记。',
    ])
  })

  test.each([
    ['an amount of nothing', { amount: '0.00' }, '/amount', '金额应大于零'],
    [
      'a receipt before the issue',
      { receivedOn: '2023-01-19' },
      '/receivedOn',
      '收到日期早于下达日期',
    ],
    [
      'an increase of nothing',
      { effect: 'increase' },
      '/amends',
      '追加、收回须写明原文号,其他不得写',
    ],
    [
      'money carried over from a later year',
      { effect: 'opening', originYear: 2024 },
      '/originYear',
      '原年度应早于预算年度',
    ],
    [
      'no document number',
      { documentNumber: '一号' },
      '/documentNumber',
      '应为 湘财社指〔2023〕12号 的形式',
    ],
  ])('are refused with %s', async (_, more, pointer, reason) => {
    const answer = await post('/api/appropriations', document('湘财社指〔2023〕9号', '1.00', more))
    expect(answer.json()).toMatchObject({ errors: [{ pointer, reason }] })
  })

  test('are amended by further documents: increased, and lowered to what is not allocated', async () => {
    const amends = '湘财社指〔2023〕1号'
    const increase = document('湘财社指〔2023〕3号', '200.00', { effect: 'increase', amends })
    expect((await post('/api/appropriations', increase)).statusCode).toBe(201)
    await post('/api/allocations', share(amends, '900.00'))
    const withdrawal = (number: string, amount: string) =>
      document(number, amount, { effect: 'withdrawal', amends, receivedOn: '2023-03-01' })
    const tooMuch = withdrawal('湘财社指〔2023〕4号', '300.01')
    expect(await problem(post('/api/appropriations', tooMuch))).toEqual([
      '/problems/insufficient-funds',
      '湘财社指〔2023〕1号 未分配的资金余额不足,目前可用 300.00 元。',
    ])
    await post('/api/appropriations', withdrawal('湘财社指〔2023〕5号', '250.00'))
    const [first] = (await list('/api/appropriations?year=2023')).filter(
      (one) => one['documentNumber'] === amends,
    )
    expect(first).toMatchObject({
      amount: '1000.00',
      increased: '200.00',
      withdrawn: '250.00',
      allocated: '900.00',
      available: '50.00',
    })
  })

  test('are taken back after what amends them, and are amended no more then', async () => {
    const amends = '湘财社指〔2023〕7号'
    const reverse = (made: { id: string }) =>
      post('/api/reversals', {
        origin: 'appropriation',
        originId: made.id,
        reversedOn: '2023-04-01',
        decisionNumber: '云民更〔2023〕1号',
        reason: '重复登记',
      })
    const enter = async (body: object) => (await post('/api/appropriations', body)).json()
    const more = (number: string) =>
      document(number, '200.00', { effect: 'increase', amends, receivedOn: '2023-03-01' })
    const first = await enter(document(amends, '1000.00'))
    const second = await enter(more('湘财社指〔2023〕8号'))
    expect(await problem(reverse(first))).toEqual([
      '/problems/document-amended',
      '该文件有未冲正的追加或收回 湘财社指〔2023〕8号,请先冲正 湘财社指〔2023〕8号。',
    ])
    await reverse(second)
    expect((await reverse(first)).statusCode).toBe(201)
    expect(await problem(post('/api/appropriations', more('湘财社指〔2023〕10号')))).toEqual([
      '/problems/document-reversed',
      `${amends} 已冲正,不能追加或收回;重新登记过的,请写重新登记的文号。`,
    ])
    const head = '文号,标题,来源级次,下达日期,收到日期,预算年度,功能科目,救助类别,金额,性质,原文号'
    const row = `湘财社指〔2023〕10号,追加,省,2023-04-01,2023-04-01,2023,,,200.00,追加,${amends}`
    const table = [head, row].map((one) => one.split(','))
    const { services, actors } = running
    const file = importSheet(services, actors.finance, 'appropriations', table)
    await expect(file).rejects.toMatchObject({
      extensions: { errors: [{ row: 2, column: '原文号', reason: '原文件已冲正,不能追加或收回' }] },
    })
  })

  test('an opening carry-over brings in what was unspent, and names its year', async () => {
    const more = { effect: 'opening', originYear: 2022, receivedOn: '2023-01-20' }
    const opening = document('云财社〔2022〕7号', '80.00', more)
    expect((await post('/api/appropriations', opening)).statusCode).toBe(201)
    const { rows } = await running.services.pool.query(
      "select kind from transfer where amount_fen = 8000 and kind = 'open'",
    )
    expect(rows).toHaveLength(1)
  })
})

describe('allocation by hand', () => {
  test.each([
    [share('湘财社指〔2023〕99号', '1.00'), '/problems/document-unknown'],
    [share('湘财社指〔2023〕2号', '1.00'), '/problems/document-unknown'],
    [share('湘财社指〔2023〕1号', '50.01'), '/problems/insufficient-funds'],
    [
      share('湘财社指〔2023〕1号', '1.00', { decidedOn: '2023-01-31' }),
      '/problems/allocation-too-early',
    ],
    [share('湘财社指〔2023〕1号', '1.00', { township: '430699001' }), '/problems/township-unknown'],
    [share('湘财社指〔2023〕1号', '1.00', { category: 'none' }), '/problems/category-unknown'],
  ])('is refused: %#', async (body, type) => {
    expect((await post('/api/allocations', body)).json()).toMatchObject({ type })
  })

  test('may name an amendment: its money is with the document that it amends', async () => {
    expect((await post('/api/allocations', share('湘财社指〔2023〕3号', '20.00'))).statusCode).toBe(
      201,
    )
    expect(await list('/api/allocations?township=430603002')).toMatchObject([
      { documentNumber: '湘财社指〔2023〕1号', amount: '20.00', isReversed: false },
      { documentNumber: '湘财社指〔2023〕1号', amount: '900.00' },
    ])
  })
})

describe('disbursement by hand', () => {
  test('takes the oldest money first, or that of the document it names', async () => {
    await post(
      '/api/appropriations',
      document('湘财社指〔2023〕6号', '100.00', { receivedOn: '2023-02-05' }),
    )
    await post('/api/allocations', share('湘财社指〔2023〕6号', '100.00'))
    expect(
      (
        await post(
          '/api/disbursements',
          order('BF1', '60.00', { documentNumber: '湘财社指〔2023〕6号' }),
        )
      ).statusCode,
    ).toBe(201)
    await post('/api/disbursements', order('BF2', '930.00'))
    const { rows } = await running.services.pool.query(
      `select document_number, balance_fen::int as fen from account
      join appropriation on appropriation.id = account.appropriation_id
      where stage = 'allocated' order by received_on`,
    )
    expect(rows).toEqual([
      { document_number: '湘财社指〔2023〕1号', fen: 0 },
      { document_number: '湘财社指〔2023〕6号', fen: 3000 },
    ])
    expect(await list('/api/disbursements')).toMatchObject([
      { number: 'BF2', documentNumber: null, payeeAccount: '****1111' },
      { number: 'BF1', documentNumber: '湘财社指〔2023〕6号', amount: '60.00' },
    ])
  })

  test('never takes more than there is, of all or of the named document', async () => {
    expect(await problem(post('/api/disbursements', order('BF3', '30.01')))).toEqual([
      '/problems/insufficient-funds',
      '已分配未拨付的资金余额不足,目前可用 30.00 元。',
    ])
    const named = order('BF3', '0.01', { documentNumber: '湘财社指〔2023〕1号' })
    expect(await problem(post('/api/disbursements', named))).toEqual([
      '/problems/insufficient-funds',
      '已分配未拨付的资金余额不足,目前可用 0.00 元。',
    ])
    const unknown = order('BF3', '0.01', { documentNumber: '湘财社指〔2023〕98号' })
    expect((await problem(post('/api/disbursements', unknown)))[0]).toBe(
      '/problems/document-unknown',
    )
    expect((await problem(post('/api/disbursements', order('BF2', '1.00'))))[0]).toBe(
      '/problems/disbursement-exists',
    )
  })
})

describe('adjustment', () => {
  const change = (amount: string, to: object, more = {}) => ({
    documentNumber: '湘财社指〔2023〕6号',
    from: { category: 'dibao_urban', township: '430603002' },
    to,
    amount,
    decidedOn: '2023-03-05',
    decisionNumber: '云民调〔2023〕1号',
    reason: '城市低保减少',
    ...more,
  })
  const rural = { category: 'dibao_rural', township: '430603101' }

  test('moves allocated money to another category and township, with its document', async () => {
    expect((await post('/api/adjustments', change('10.00', rural))).statusCode).toBe(201)
    expect(await list('/api/adjustments')).toMatchObject([{ to: rural, amount: '10.00' }])
    const sent = order('BF4', '10.00', { ...rural, disbursedOn: '2023-03-05' })
    expect((await post('/api/disbursements', sent)).statusCode).toBe(201)
  })

  test('not more than is there, not to where it is, not twice', async () => {
    const again = change('10.00', rural)
    expect((await problem(post('/api/adjustments', again)))[0]).toBe('/problems/adjustment-exists')
    const other = { decisionNumber: '云民调〔2023〕2号' }
    expect(await problem(post('/api/adjustments', change('20.01', rural, other)))).toEqual([
      '/problems/insufficient-funds',
      '该类别乡镇已分配未拨付的资金余额不足,目前可用 20.00 元。',
    ])
    const same = change('1.00', { category: 'dibao_urban', township: '430603002' }, other)
    expect((await post('/api/adjustments', same)).json()).toMatchObject({
      errors: [{ pointer: '/to', reason: '调入与调出相同' }],
    })
  })

  test('not out of the category that its document is for', async () => {
    const tekun = { category: 'tekun', township: '430603002' }
    await post('/api/allocations', share('湘财社指〔2023〕2号', '100.00', { category: 'tekun' }))
    const more = { documentNumber: '湘财社指〔2023〕2号', from: tekun }
    expect((await problem(post('/api/adjustments', change('1.00', rural, more))))[0]).toBe(
      '/problems/document-earmarked',
    )
    const { pool } = running.services
    const insert = pool.query(
      `insert into account (district_code, stage, fiscal_year, appropriation_id, category_code,
        township_code)
      select district_code, stage, fiscal_year, appropriation_id, 'dibao_rural', township_code
      from account where stage = 'allocated' and category_code = 'tekun'`,
    )
    await expect(insert).rejects.toMatchObject({ constraint: 'account_earmark_kept' })
    const place = { category: 'tekun', township: '430603001' }
    expect((await post('/api/adjustments', change('1.00', place, more))).statusCode).toBe(201)
  })
})

describe('carry-over', () => {
  const carry = (fromYear: number) => post('/api/carryovers', { fromYear })

  test('takes what is left into the next year, once', async () => {
    const before = await running.as('auditor', { url: '/api/fund-flow?year=2023' })
    const stages = before.json<{ stages: { stage: string; balance: string }[] }>().stages
    const left = ['received', 'allocated', 'disbursed'].map(
      (name) => stages.find(({ stage }) => stage === name)?.balance,
    )
    expect(left).toEqual(['510.00', '120.00', '1000.00'])
    const carried = (await carry(2023)).json()
    expect(carried).toMatchObject({ amount: '1630.00' })
    expect((await carry(2023)).json()).toEqual({ id: null, accountCount: 0, amount: '0.00' })
  })

  test('money keeps its document, and is drawn on in the new year', async () => {
    const late = { decidedOn: '2024-01-05' }
    expect(
      (await post('/api/allocations', share('湘财社指〔2023〕1号', '30.00', late))).statusCode,
    ).toBe(201)
    const more = { category: 'tekun', disbursedOn: '2024-01-06' }
    expect((await post('/api/disbursements', order('BF9', '99.00', more))).statusCode).toBe(201)
    const withdrawal = document('湘财社指〔2024〕1号', '1.00', {
      effect: 'withdrawal',
      amends: '湘财社指〔2023〕6号',
      receivedOn: '2024-01-08',
    })
    expect((await problem(post('/api/appropriations', withdrawal)))[0]).toBe(
      '/problems/insufficient-funds',
    )
  })

  test('not before the year is over', async () => {
    expect((await problem(carry(2024)))[0]).toBe('/problems/year-not-over')
  })
})

test('the books balance after all of it', async () => {
  const verified = await verifyBooks(running.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
})
