import { beforeEach, describe, expect, test } from 'vitest'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { postMoney } from '../../support/money-api.ts'

const urban = { category: 'dibao_urban', township: '430603002' }
const rural = { category: 'dibao_rural', township: '430603101' }
const first = '湘财社指〔2023〕1号'
const second = '湘财社指〔2023〕2号'

let running: TestApp
let count = 0
const next = (word: string) => {
  count += 1
  return `${word}${count}`
}
const post = async (url: string, body: object) => {
  const answer = await postMoney(running, url, body)
  const { id, type, detail } = answer.json<{ id?: string; type?: string; detail?: string }>()
  return { status: answer.statusCode, id, type, detail }
}
const document = (documentNumber: string, receivedOn: string, amount: string, more = {}) =>
  post('/api/appropriations', {
    documentNumber,
    title: '示例',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn,
    fiscalYear: 2023,
    amount,
    ...more,
  })
const allocate = (documentNumber: string, decidedOn: string, amount: string) =>
  post('/api/allocations', {
    documentNumber,
    ...urban,
    amount,
    decidedOn,
    decisionNumber: next('分'),
  })
const disburse = (disbursedOn: string, amount: string, more = {}) =>
  post('/api/disbursements', {
    number: next('拨'),
    ...urban,
    channel: 'direct',
    payeeName: '示例医院',
    amount,
    disbursedOn,
    ...more,
  })
const spend = (spentOn: string, amount: string) =>
  post('/api/expenditures', {
    voucherNumber: next('记'),
    spentOn,
    ...urban,
    payeeName: '示例',
    payeeKind: 'company',
    amount,
    subject: '30306',
    purpose: '示例',
  })
const reverse = (origin: string, originId: string | undefined, reversedOn: string) =>
  post('/api/reversals', {
    origin,
    originId,
    reversedOn,
    decisionNumber: next('冲'),
    reason: '记错',
  })
const load = (kind: Parameters<typeof sheet>[0], ...rows: string[]) =>
  importSheet(running.services, running.actors.finance, kind, sheet(kind, ...rows))
const faults = (errors: object[]) => ({ extensions: { errors } })

const done = { status: 201 }
const refused = (detail?: string) => ({
  status: 409,
  type: '/problems/insufficient-funds',
  ...(detail !== undefined && { detail: `${detail};当日以后到位的资金不能用于当日。` }),
})

/** 1,000.00 on the 1st of February, 800.00 of it allocated on the 10th, 500.00 sent on the 1st of March. */
beforeEach(async () => {
  running = await startApp()
  expect(await document(first, '2023-02-01', '1000.00')).toMatchObject(done)
  expect(await allocate(first, '2023-02-10', '800.00')).toMatchObject(done)
  expect(await disburse('2023-03-01', '500.00')).toMatchObject(done)
  return async () => {
    const verified = await verifyBooks(running.services.db, districtCode)
    expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
  }
})

describe('money cannot be booked on a day before it came', () => {
  test('a disbursement before its allocation', async () => {
    expect(await disburse('2023-02-09', '10.00')).toMatchObject(
      refused('已分配未拨付的资金在 2023-02-09 余额不足,当日可用 0.00 元'),
    )
    expect(await disburse('2023-02-10', '10.00')).toMatchObject(done)
  })

  test('a voucher before its disbursement', async () => {
    expect(await spend('2023-02-28', '10.00')).toMatchObject(
      refused(
        '2023 年度城市低保云溪街道拨付资金(集中支付) 2023-02-28 日终只有 0.00 元,不足支出 10.00 元',
      ),
    )
    expect(await spend('2023-03-01', '10.00')).toMatchObject(done)
  })

  test('an adjustment before its money was allocated', async () => {
    const adjust = (decidedOn: string) =>
      post('/api/adjustments', {
        documentNumber: first,
        from: urban,
        to: rural,
        amount: '10.00',
        decidedOn,
        decisionNumber: next('调'),
        reason: '示例',
      })
    expect(await adjust('2023-02-09')).toMatchObject(
      refused(
        `2023 年度 ${first} 城市低保云溪街道分配资金 2023-02-09 日终只有 0.00 元,不足支出 10.00 元`,
      ),
    )
    expect(await adjust('2023-02-10')).toMatchObject(done)
  })

  test('an allocation of carried-over money before it was carried over', async () => {
    expect(await post('/api/carryovers', { fromYear: 2023 })).toMatchObject({ status: 200 })
    expect(await allocate(first, '2023-12-31', '10.00')).toMatchObject(
      refused(`2024 年度 ${first} 到位资金 2023-12-31 日终只有 0.00 元,不足支出 10.00 元`),
    )
    expect(await allocate(first, '2024-01-01', '10.00')).toMatchObject(done)
  })

  test('a withdrawal of what was added later', async () => {
    const amends = { amends: first, effect: 'increase' }
    await document('湘财社指〔2023〕3号', '2023-05-01', '500.00', amends)
    const withdraw = (receivedOn: string) =>
      document(`${next('湘财社指〔2023〕9')}号`, receivedOn, '300.00', {
        amends: first,
        effect: 'withdrawal',
      })
    expect(await withdraw('2023-04-30')).toMatchObject(refused())
    expect(await withdraw('2023-05-01')).toMatchObject(done)
  })
})

describe('what is booked for a day that is over', () => {
  /** 300.00 came on the 10th of February and are there until more comes on the 10th of March. */
  beforeEach(async () => {
    expect(await allocate(first, '2023-03-10', '100.00')).toMatchObject(done)
  })

  test('is taken where the money was there all along', async () => {
    expect(await disburse('2023-02-15', '300.00')).toMatchObject(done)
  })

  test('is refused where a later day needs the money, though its own day has it', async () => {
    expect(await disburse('2023-02-15', '300.01')).toMatchObject(
      refused('已分配未拨付的资金在 2023-02-15 余额不足,当日可用 300.00 元'),
    )
    expect(await disburse('2023-03-10', '400.00')).toMatchObject(done)
  })

  test('a reversal is refused that would leave a later day short', async () => {
    const { id } = await allocate(first, '2023-02-12', '50.00')
    expect(await disburse('2023-03-05', '350.00')).toMatchObject(done)
    expect(await reverse('allocation', id, '2023-03-09')).toMatchObject(
      refused(
        `2023 年度 ${first} 城市低保云溪街道分配资金 2023-03-09 日终只有 0.00 元,不足支出 50.00 元`,
      ),
    )
    expect(await reverse('allocation', id, '2023-03-10')).toMatchObject(done)
  })
})

test('a posting of several days is judged day by day', async () => {
  await spend('2023-03-01', '500.00')
  const posting = (sentOn: string, spentOn: string) =>
    running.services.pool.query(
      `insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
        effective_on, disbursement_id, expenditure_id)
      select district_code, kind, from_account_id, to_account_id, 1000,
        case kind when 'disburse' then $1::date else $2::date end, disbursement_id, expenditure_id
      from transfer where kind in ('disburse', 'spend')`,
      [sentOn, spentOn],
    )
  await expect(posting('2023-04-10', '2023-04-09')).rejects.toMatchObject({
    constraint: 'account_not_overdrawn_on_a_day',
  })
  const client = await running.services.pool.connect()
  await client.query('begin')
  await client.query(`
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, disbursement_id, expenditure_id)
    select district_code, kind, from_account_id, to_account_id, 1000, '2023-04-10', disbursement_id,
      expenditure_id
    from transfer where kind in ('disburse', 'spend')`)
  await client.query('rollback')
  client.release()
})

describe('orders draw on what is there on their day', () => {
  /** The first document's money comes late, the second's is there from the 10th of February on. */
  beforeEach(async () => {
    await disburse('2023-03-01', '300.00')
    await document(second, '2023-02-05', '1000.00')
    expect(await allocate(second, '2023-02-10', '200.00')).toMatchObject(done)
    expect(await allocate(first, '2023-03-10', '150.00')).toMatchObject(done)
  })
  const left = async () => {
    const { rows } = await running.services.pool.query(
      `select document_number, balance_fen::int as fen from account
      join appropriation on appropriation.id = appropriation_id
      where stage = 'allocated' order by 1`,
    )
    return rows.map(({ fen }) => fen)
  }

  test('the oldest money first, where it is there', async () => {
    expect(await disburse('2023-03-05', '120.00')).toMatchObject(done)
    expect(await left()).toEqual([15_000, 8_000])
    expect(await disburse('2023-03-10', '160.00')).toMatchObject(done)
    expect(await left()).toEqual([0, 7_000])
  })

  test('orders of a file, in the order of their days', async () => {
    const order = (number: string, amount: string, day: string, named = '') =>
      `${number},城市低保,430603002,集中支付,示例医院,,${amount},${day},${named}`
    await load(
      'disbursements',
      order('甲', '160.00', '2023-03-10'),
      order('乙', '120.00', '2023-03-05'),
      order('丙', '30.00', '2023-03-08', second),
    )
    expect(await left()).toEqual([0, 4_000])
  })

  test('what an order that names its document takes later is not there for one before', async () => {
    const order = (number: string, amount: string, day: string, named = '') =>
      `${number},城市低保,430603002,集中支付,示例医院,,${amount},${day},${named}`
    const rows = [order('甲', '120.00', '2023-03-05'), order('乙', '90.00', '2023-03-08', second)]
    await expect(load('disbursements', ...rows)).rejects.toMatchObject(
      faults([
        {
          row: 2,
          column: '金额',
          value: '120.00',
          reason: '2023-03-05 已分配资金不足,还差 10.00 元',
        },
      ]),
    )
  })
})

describe('a file is refused by row and column', () => {
  const reason = (day: string, fen: string) =>
    `${day} 可用的资金只有 ${fen} 元,当日以后到位的资金不能用于当日`

  test('vouchers', async () => {
    const voucher = (number: string, day: string, amount: string) =>
      `${number},${day},城市低保,430603002,示例,企业,,${amount},30306,示例,1`
    const rows = [voucher('记1', '2023-02-28', '10.00'), voucher('记2', '2023-03-01', '490.00')]
    await expect(load('expenditures', ...rows)).rejects.toMatchObject(
      faults([{ row: 2, column: '金额', value: '10.00', reason: reason('2023-02-28', '0.00') }]),
    )
    await load('expenditures', ...rows.slice(1))
  })

  test('disbursements', async () => {
    const order = '拨甲,城市低保,430603002,集中支付,示例医院,,10.00,2023-02-09,'
    await expect(load('disbursements', order)).rejects.toMatchObject(
      faults([
        {
          row: 2,
          column: '金额',
          value: '10.00',
          reason: '2023-02-09 已分配资金不足,还差 10.00 元',
        },
      ]),
    )
  })

  test('allocations and withdrawals of what was added later', async () => {
    await document('湘财社指〔2023〕3号', '2023-05-01', '500.00', {
      amends: first,
      effect: 'increase',
    })
    const share = (day: string, amount: string) =>
      `${first},城市低保,430603002,${amount},${day},文${day}`
    const rows = [share('2023-04-02', '150.00'), share('2023-04-01', '150.00')]
    await expect(load('allocations', ...rows)).rejects.toMatchObject(
      faults([{ row: 2, column: '金额', value: '150.00', reason: reason('2023-04-02', '200.00') }]),
    )
    const head = '文号,标题,来源级次,下达日期,收到日期,预算年度,功能科目,救助类别,金额,性质,原文号'
    const withdrawal = `湘财社指〔2023〕4号,收回,省,2023-04-01,2023-04-01,2023,,,300.00,收回,${first}`
    const table = [head, withdrawal].map((row) => row.split(','))
    const { services, actors } = running
    await expect(
      importSheet(services, actors.finance, 'appropriations', table),
    ).rejects.toMatchObject(
      faults([{ row: 2, column: '金额', value: '300.00', reason: reason('2023-04-01', '200.00') }]),
    )
  })
})

test('what came back into a year after its end is carried over on the day on which it came', async () => {
  await spend('2023-03-01', '500.00')
  expect(await post('/api/carryovers', { fromYear: 2023 })).toMatchObject({ status: 200 })
  const { rows } = await running.services.pool.query('select id from expenditure')
  expect(await reverse('expenditure', rows[0].id, '2024-01-10')).toMatchObject(done)
  expect(await post('/api/carryovers', { fromYear: 2023 })).toMatchObject({ status: 200 })
  const { rows: carried } = await running.services.pool.query(`
    select effective_on, sum(amount_fen)::int as fen from transfer
    where kind = 'carry_over' group by 1 order by 1`)
  expect(carried).toEqual([
    { effective_on: '2024-01-01', fen: 50_000 },
    { effective_on: '2024-01-10', fen: 50_000 },
  ])
})
