import { beforeAll, expect, test } from 'vitest'
import {
  dwellOf,
  linesOfDocument,
  traceDocument,
  tracePayment,
  vouchersOfDocument,
} from '../../../src/features/tracing/index.ts'
import { inTransaction, type Tx } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { type Story, storyOf } from '../../support/story.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const place = { category: 'dibao_rural', township: '430603101' }

/** What a story leaves behind goes with it. */
async function told<R>(story: (story: Story, tx: Tx) => Promise<R>): Promise<R> {
  let result: R | undefined
  const undone = inTransaction(running.services.pool, async (tx) => {
    result = await story(await storyOf(tx), tx)
    throw new Error('rolled back')
  })
  await undone.catch((error: Error) => {
    if (error.message !== 'rolled back') throw error
  })
  return result as R
}

/** Two documents of 10.00 and 20.00 in one channel, in this order. */
async function twoDocuments(story: Story): Promise<void> {
  for (const [document, amountFen, day] of [
    ['甲', 1_000n, '2023-01-05'],
    ['乙', 2_000n, '2023-02-05'],
  ] as const) {
    await story.appropriation({ document, amountFen, receivedOn: day })
    await story.allocation({ document, amountFen, decidedOn: day, ...place })
    await story.disbursement({ document, amountFen, disbursedOn: day, ...place })
  }
}

const origins = async (tx: Tx, batch: string, line: number) => {
  const at = { districtCode, asOf: '2023-12-31' }
  const trace = await tracePayment(tx, { ...at, batch, line })
  return trace.origins
    .filter(({ isDocument }) => isDocument)
    .map((one) => [one.reference, one.amount])
}

const paidFrom = { isFunded: true, month: '2023-03', ...place }

test('a channel pays with its oldest money first, each line in its turn', async () => {
  await told(async (story, tx) => {
    await twoDocuments(story)
    const lines = [600n, 700n, 500n].map((amountFen, index) => ({
      person: `人${index}`,
      amountFen,
      result: 'settled' as const,
    }))
    await story.batch({ number: 'P1', ...paidFrom, lines })
    expect(await origins(tx, 'P1', 1)).toEqual([['甲', 600n]])
    expect(await origins(tx, 'P1', 2)).toEqual([
      ['甲', 400n],
      ['乙', 300n],
    ])
    const scope = { districtCode, asOf: '2023-12-31', number: '甲' }
    const reached = await linesOfDocument(tx, scope)
    expect(reached.map(({ batch, line, amount }) => [batch, line, amount])).toEqual([
      ['P1', 1, 600n],
      ['P1', 2, 400n],
    ])
    const { brought, whereabouts } = await traceDocument(tx, scope)
    expect(brought).toBe(1_000n)
    expect(whereabouts.map(({ stage, amount }) => [stage, amount])).toEqual([['paid', 1_000n]])
  })
})

test('a payment that came back is paid again with its own money, whatever came back before', async () => {
  await told(async (story, tx) => {
    await twoDocuments(story)
    const returned = { result: 'returned' as const, amountFen: 1_000n }
    await story.batch({
      number: 'P1',
      ...paidFrom,
      lines: [
        { person: '张三', ...returned },
        { person: '李四', ...returned },
      ],
    })
    const first = ['P1', 2] as const
    const again = { person: '李四', amountFen: 1_000n, reissueOf: first }
    const reissued = { month: '2023-04', isReissue: true, ...place }
    await story.batch({ number: 'P2', ...reissued, lines: [{ ...again, result: 'returned' }] })
    const third = { ...again, reissueOf: ['P2', 1] as const, result: 'settled' as const }
    await story.batch({ number: 'P3', ...reissued, month: '2023-05', lines: [third] })
    expect(await origins(tx, 'P1', 1)).toEqual([['甲', 1_000n]])
    expect(await origins(tx, 'P3', 1)).toEqual([['乙', 1_000n]])
    // The second attempt moved no money: it is where the first left it.
    expect(await origins(tx, 'P2', 1)).toEqual([])
    const dwell = await dwellOf(tx, { districtCode, asOf: '2023-12-31', by: 'stage' })
    expect(dwell.find(({ stage }) => stage === 'returned')).toMatchObject({
      amount: 1_000n,
      oldestSince: '2023-03-08',
    })
  })
})

test('how long money has waited, in bands, at the end of any day', async () => {
  await told(async (story, tx) => {
    await twoDocuments(story)
    await story.batch({
      number: 'P1',
      ...paidFrom,
      lines: [{ amountFen: 400n, result: 'settled' }],
    })
    const on = async (asOf: string) => {
      const [row] = await dwellOf(tx, { districtCode, asOf, by: 'stage', stage: 'disbursed' })
      return row
    }
    expect(await on('2023-03-07')).toMatchObject({
      amount: 3_000n,
      oldestSince: '2023-01-05',
      oldestDays: 61,
      // 1000 fen for 61 days and 2000 for 30.
      meanDays: '40.3',
      upTo30: 2_000n,
      upTo60: 0n,
      upTo90: 1_000n,
    })
    expect(await on('2023-03-08')).toMatchObject({ amount: 2_600n, upTo60: 2_000n, upTo90: 600n })
    expect(await on('2023-01-04')).toBeUndefined()
  })
})

test('what waits in every township at once is what waits in each', async () => {
  await told(async (story, tx) => {
    await twoDocuments(story)
    const elsewhere = { category: 'dibao_rural', township: '430603102' }
    const third = { document: '丙', amountFen: 300n }
    await story.appropriation({ ...third, receivedOn: '2023-03-01' })
    await story.allocation({ ...third, decidedOn: '2023-03-01', ...elsewhere })
    const at = { districtCode, asOf: '2023-12-31' }
    const all = await dwellOf(tx, { ...at, by: 'township' })
    expect(all.map(({ townshipCode }) => townshipCode)).toEqual(['430603102', '430603101'])
    for (const { townshipCode, ...row } of all) {
      const alone = await dwellOf(tx, { ...at, by: 'stage', township: townshipCode ?? undefined })
      expect(alone).toEqual([{ ...row, townshipCode: null }])
    }
  })
})

test('vouchers are traced like payments', async () => {
  await told(async (story, tx) => {
    const voucher = await story.expenditure({ amountFen: 500n, spentOn: '2023-07-05' })
    const document = await tx
      .selectFrom('appropriation')
      .select('document_number')
      .executeTakeFirstOrThrow()
    const number = document.document_number
    const spent = await vouchersOfDocument(tx, { districtCode, asOf: '2023-12-31', number })
    expect(spent).toMatchObject([{ voucher, amount: 500n, recovered: 0n }])
  })
})

test('what is not there is refused by name', async () => {
  const ask = async (url: string) => (await running.as('finance', { url })).json()
  const at = '&asOf=2023-12-31'
  expect(await ask(`/api/traces/document?number=${encodeURIComponent('无')}${at}`)).toMatchObject({
    type: '/problems/document-not-found',
  })
  expect(await ask(`/api/traces/payment?batch=P9&line=1${at}`)).toMatchObject({
    type: '/problems/payment-not-found',
    detail: '没有发放明细 P9/1。明细写作“批次号/序号”。',
  })
  expect(await ask(`/api/traces/voucher?voucher=V9${at}`)).toMatchObject({
    type: '/problems/voucher-not-found',
  })
})

test('over HTTP payees are masked and amounts are yuan', async () => {
  await inTransaction(running.services.pool, async (tx) => {
    const story = await storyOf(tx)
    await twoDocuments(story)
    const lines = [{ person: '欧阳三', amountFen: 600n, result: 'settled' as const }]
    await story.batch({ number: 'P1', ...paidFrom, lines })
  })
  const get = (url: string) => running.as('auditor', { url: `${url}&asOf=2023-12-31` })
  const payment = await get('/api/traces/payment?batch=P1&line=1')
  expect(payment.json()).toMatchObject({ payee: '欧**', amount: '6.00', outcome: 'settled' })
  const query = `number=${encodeURIComponent('甲')}`
  const csv = await get(`/api/traces/document/payments?format=csv&${query}`)
  expect(csv.body.split('\r\n').slice(0, 2)).toEqual([
    '\ufeff批次号,序号,发放月份,救助类别,乡镇代码,收款人姓名,交易日期,补发,金额,其中已追缴',
    'P1,1,2023-03,农村低保,430603101,欧**,2023-03-08,否,6.00,0.00',
  ])
  const dwell = await get('/api/dwell?by=account&format=csv')
  expect(dwell.body).toContain('拨付,2023,,农村低保,430603101,陆城镇,社会化发放,24.00,2023-01-05')
  const lots = await get('/api/dwell/lots?stage=disbursed')
  expect(lots.json()).toMatchObject([
    { since: '2023-01-05', days: 360, amount: '4.00' },
    { since: '2023-02-05', days: 329, amount: '20.00' },
  ])
})
