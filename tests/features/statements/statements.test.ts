import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { measureCodes } from '../../../src/features/statements/measures.ts'
import { parseYuan } from '../../../src/kernel/fen.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { postMoney } from '../../support/money-api.ts'
import { storyOf } from '../../support/story.ts'

interface Row {
  key: string | null
  name: string
  figures: Record<string, { amount: string; rows: string }>
  toDate: Row['figures'] | null
  rates: Record<string, string | null>
}

let running: TestApp

/**
 * 甲 brings 100.00 and 乙, issued in 2023 and received in 2024, 50.00. Of 甲 60.00 go to 陆城镇 and
 * 30.00 to 路口镇; 陆城镇's are sent on, 20.00 of them are paid and 5.00 come back.
 */
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const story = await storyOf(tx)
    await story.appropriation({ document: '甲', amountFen: 10_000n, receivedOn: '2023-01-05' })
    for (const [township, amountFen] of [
      ['430603101', 6_000n],
      ['430603102', 3_000n],
    ] as const) {
      await story.allocation({ document: '甲', township, amountFen, decidedOn: '2023-02-01' })
    }
    await story.disbursement({ document: '甲', amountFen: 6_000n, disbursedOn: '2023-02-10' })
    await story.batch({
      number: 'P1',
      month: '2023-03',
      category: 'dibao_rural',
      township: '430603101',
      isFunded: true,
      lines: [
        { person: '张三', amountFen: 2_000n, result: 'settled' },
        { person: '李四', amountFen: 500n, result: 'returned' },
      ],
    })
  })
  const late = await postMoney(running, '/api/appropriations', {
    documentNumber: '湘财社指〔2023〕99号',
    title: '年末下达',
    level: 'province',
    issuedOn: '2023-12-28',
    receivedOn: '2024-01-08',
    fiscalYear: 2023,
    amount: '50.00',
  })
  expect(late.statusCode, late.body).toBe(201)
})

const rowsOf = async (query: string): Promise<Row[]> => {
  const answer = await running.as('leadership', { url: `/api/statements?year=2023&${query}` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const rowOf = async (query: string, key: string | null) => {
  const row = (await rowsOf(query)).find((one) => one.key === key)
  if (row === undefined) throw new Error(`no row ${key}`)
  return row
}
const amounts = ({ figures }: Pick<Row, 'figures'>) =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([code, { amount }]) =>
      amount === '0.00' ? [] : [[code, amount]],
    ),
  )
const fen = (row: Pick<Row, 'figures'> | undefined, code: string): bigint =>
  parseYuan(row?.figures[code]?.amount ?? '') ?? -1n

describe('a year of money', () => {
  test('the whole: what came, how far it got, and what share that is', async () => {
    const total = await rowOf('asOf=2023-12-31', null)
    expect(amounts(total)).toEqual({
      issued: '150.00',
      received: '100.00',
      allocated: '90.00',
      disbursed: '60.00',
      paid: '20.00',
      expended: '20.00',
      returned: '5.00',
      unallocated: '10.00',
      undisbursed: '30.00',
      unspent: '70.00',
      toAllocate: '100.00',
      toDisburse: '90.00',
      toPay: '60.00',
      budget: '90.00',
    })
    expect(total.rates).toEqual({
      arrival: '66.66',
      allocation: '90.00',
      disbursement: '66.66',
      payment: '33.33',
      execution: '22.22',
    })
  })

  test('a township, and what is not yet for any', async () => {
    const by = 'by=township&asOf=2023-12-31'
    expect(amounts(await rowOf(by, '430603102'))).toEqual({
      allocated: '30.00',
      undisbursed: '30.00',
      unspent: '30.00',
      toDisburse: '30.00',
      budget: '30.00',
    })
    const rest = await rowOf(by, 'none')
    expect(rest.name).toBe('未分到乡镇(街道)')
    expect(amounts(rest)).toEqual({
      issued: '150.00',
      received: '100.00',
      unallocated: '10.00',
      toAllocate: '100.00',
    })
    expect(Object.values(rest.rates)).toEqual([null, null, null, null, null])
    const empty = await rowOf(by, '430603001')
    expect([amounts(empty), empty.rates['execution']]).toEqual([{}, null])
  })

  test('a document, by the money that was its own', async () => {
    const by = 'by=document&asOf=2023-12-31'
    const rows = await rowsOf(by)
    expect(rows.map(({ key }) => key)).toEqual(['甲', '湘财社指〔2023〕99号', null])
    expect(rows[0]?.rates).toMatchObject({ arrival: '100.00', execution: '22.22' })
    expect(amounts(rows[1] ?? { figures: {} })).toEqual({ issued: '50.00' })
    expect(rows[1]?.rates['arrival']).toBe('0.00')
  })

  test('a month shows what it moved; its rates are those of the year so far', async () => {
    const by = 'by=month&asOf=2023-12-31'
    const march = await rowOf(by, '2023-03')
    expect(amounts(march)).toEqual({
      paid: '20.00',
      expended: '20.00',
      returned: '5.00',
      unspent: '-20.00',
    })
    expect(march.toDate?.['disbursed']?.amount).toBe('60.00')
    expect(march.rates).toMatchObject({ arrival: '100.00', execution: '22.22' })
    const december = await rowOf(by, '2023-12')
    expect([amounts(december), december.rates['arrival']]).toEqual([{ issued: '50.00' }, '66.66'])
  })

  test('as it was on an earlier day', async () => {
    const total = await rowOf('asOf=2023-02-09', null)
    expect(amounts(total)).toMatchObject({ allocated: '90.00', unspent: '90.00' })
    expect(total.figures['disbursed']?.amount).toBe('0.00')
    expect(await rowsOf('by=month&asOf=2023-02-09')).toHaveLength(3)
  })

  test('by stage', async () => {
    const url = '/api/statements/stages?year=2023&asOf=2023-12-31'
    const rows = (await running.as('finance', { url })).json()
    const shown = rows.map((row: Pick<Row, 'figures'> & { stage: string; rate: string | null }) => [
      row.stage,
      ...['cameIn', 'wentOut', 'balance'].map((code) => row.figures[code]?.amount),
      row.rate,
    ])
    expect(shown.slice(0, 6)).toEqual([
      ['received', '100.00', '90.00', '10.00', '66.66'],
      ['allocated', '90.00', '60.00', '30.00', '90.00'],
      ['disbursed', '60.00', '25.00', '35.00', '66.66'],
      ['paid', '20.00', '0.00', '20.00', '33.33'],
      ['spent', '0.00', '0.00', '0.00', '22.22'],
      ['returned', '5.00', '0.00', '5.00', null],
    ])
  })
})

test('rows add up to the last of them, and money is neither made nor lost', async () => {
  for (const by of ['category', 'township', 'document', 'month']) {
    const rows = await rowsOf(`by=${by}&asOf=2024-01-20`)
    const total = rows.at(-1)
    for (const code of measureCodes) {
      const sum = rows.slice(0, -1).reduce((so, row) => so + fen(row, code), 0n)
      expect(sum, `${by} ${code}`).toBe(fen(total, code))
    }
    const of = (code: string) => fen(total, code)
    expect(of('received') + of('carriedIn')).toBe(
      of('unallocated') +
        of('unspent') +
        of('expended') -
        of('recovered') +
        of('remitted') +
        of('carriedOut'),
    )
  }
})

test('of one place it has that one alone, whose rows come to its figures', async () => {
  for (const [filter, by] of [
    ['township=430603101', 'township'],
    ['category=dibao_rural', 'category'],
    ['township=none', 'township'],
  ] as const) {
    const rows = await rowsOf(`${filter}&by=${by}&asOf=2023-12-31`)
    expect(rows.map(({ key }) => key)).toEqual([filter.split('=')[1], null])
    const [row] = rows
    expect(row && amounts(row)).toEqual(amounts(rows.at(-1) ?? { figures: {} }))
  }
})

test('the rows behind a figure name what moved it', async () => {
  const { figures } = await rowOf('by=township&asOf=2023-12-31', '430603101')
  const rows = await running.as('auditor', { url: figures['unspent']?.rows ?? '' })
  expect(rows.json()).toMatchObject({
    items: [
      { on: '2023-02-01', kind: 'allocate', kindName: '分配', document: '甲', amount: '60.00' },
      { on: '2023-03-08', kind: 'pay', kindName: '发放', reference: 'P1', amount: '-20.00' },
    ],
    nextCursor: null,
  })
})

test('leaves as CSV and as a workbook, rates beside the amounts', async () => {
  const url = '/api/statements?year=2023&by=township&asOf=2023-12-31'
  const csv = await running.as('finance', { url: `${url}&format=csv` })
  const [head = '', ...lines] = csv.body.trimEnd().split('\r\n')
  expect(head.split(',').slice(0, 5)).toEqual(['\ufeff项目', '编码', '下达', '到位', '上年结转'])
  expect(head).toContain('可用指标,到位率(%),分配率(%),拨付率(%),支付率(%),执行率(%)')
  expect(lines.at(-1)).toMatch(/^合计,,150\.00,100\.00,.*,66\.66,90\.00,66\.66,33\.33,22\.22$/)
  const { rawPayload } = await running.as('finance', { url: `${url}&format=xlsx` })
  const { sheets } = await readXlsx(rawPayload)
  expect(sheets[0]?.rows.at(-1)?.slice(0, 4)).toEqual(['合计', null, 150, 100])
})

test('refuses a cursor that is none of its own', async () => {
  const url = '/api/statements/entries?year=2023&measure=paid&cursor=x'
  expect((await running.as('finance', { url })).json()).toMatchObject({
    type: '/problems/cursor-unknown',
  })
})
