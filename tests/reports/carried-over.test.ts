import { beforeAll, expect, test } from 'vitest'
import { flowSteps } from '../../reports/charts.ts'
import { loadFundFlow } from '../../reports/fund-flow/load.ts'
import type { FundFlowData } from '../../reports/fund-flow.ts'
import { type MoneyRow, moneyBy, placedIn, placedOut, wan } from '../../reports/money.ts'
import { moneyTable } from '../../reports/township-evaluation/tables.ts'
import { type Fen, formatWan, parseYuan, sumFen } from '../../src/kernel/fen.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { districtCode } from '../support/db.ts'
import { place, rosterDistrict, sendRoster } from '../support/roster-district.ts'
import { readPdf } from './read-pdf.ts'
import { sampleTownship } from './sample-township.ts'

let district: Awaited<ReturnType<typeof rosterDistrict>>
let db: Db
const asOf = '2024-01-20'

/** Money at every stage goes over the turn of two years; some is recovered, some of it handed up. */
beforeAll(async () => {
  district = await rosterDistrict()
  db = district.running.services.db
  await sendRoster(district, { number: 'P1', month: '2023-03' })
  const day = { executedOn: '2023-03-06' }
  const back = { outcome: 'returned', reason: '账户冻结', ...day }
  const paid = { line: 1, outcome: 'settled', amount: '300.00', ...day }
  await post('/api/payment-results', {
    batch: 'P1',
    lines: [paid, { line: 2, amount: '200.00', ...back }, { line: 3, amount: '100.00', ...back }],
  })
  await post('/api/allocations', {
    documentNumber: '湘财社指〔2023〕12号',
    ...place,
    amount: '500.00',
    decidedOn: '2023-04-01',
    decisionNumber: '云民发〔2023〕2号',
  })
  const reason = '多发'
  await post('/api/recoveries', {
    receiptNumber: '收1',
    batch: 'P1',
    line: 1,
    amount: '90.00',
    recoveredOn: '2023-05-01',
    reason,
  })
  const up = { level: 'province', remittedOn: '2023-06-01', reason }
  const recovered = { year: 2023, ...place, amount: '40.00' }
  await post('/api/remittances', { documentNumber: '缴1号', ...up, recovered })
  const lines = [{ batch: 'P1', line: 2 }]
  await post('/api/remittances', { documentNumber: '缴2号', ...up, lines })
  await takenBack()
  await post('/api/carryovers', { fromYear: 2023 })
  const order = { ...place, channel: 'bank', payeeName: '示例银行', amount: '120.00' }
  await post('/api/disbursements', { number: 'BF9', ...order, disbursedOn: '2024-01-06' })
})

async function post(url: string, body: object): Promise<string> {
  const answer = await district.post(url, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<{ id: string }>().id
}

/** A document that was entered in error. */
async function takenBack(): Promise<void> {
  const days = { issuedOn: '2023-02-10', receivedOn: '2023-02-10', fiscalYear: 2023 }
  const originId = await post('/api/appropriations', {
    documentNumber: '岳财社指〔2023〕31号',
    title: '困难群众救助补助资金',
    level: 'city',
    ...days,
    amount: '700.00',
  })
  const decision = { decisionNumber: '云民更〔2023〕1号', reason: '记错' }
  const reversal = { origin: 'appropriation', originId, reversedOn: '2023-07-01', ...decision }
  await post('/api/reversals', reversal)
}

const flowOf = (year: number) =>
  loadFundFlow(db, { districtCode, townshipCode: null }, { year, asOf }, asOf)

const levels = ['到位', '分配', '拨付', '支出']

/** Each level is where the steps since the one before have led. */
function expectToAddUp(steps: ReturnType<typeof flowSteps>) {
  for (const [at, { name, from, to }] of steps.entries()) {
    const before = steps[at - 1]?.to
    if (before !== undefined)
      expect([name, levels.includes(name) ? to : from]).toEqual([name, before])
  }
}

const sumOf = <Row>(rows: readonly Row[], pick: (row: Row) => Fen) => sumFen(rows.map(pick))

/** What came to a place is what was used there, is left, and went on. */
function expectPlaced(row: MoneyRow) {
  const came = placedIn(row) + row.allocatedFen + row.recoveredFen - row.remittedFen
  const went = row.paidFen + row.spentFen + row.balanceFen + placedOut(row)
  expect([row.name, came]).toEqual([row.name, went])
}

function expectDocuments({ documents, totals }: FundFlowData) {
  const sums = [
    [sumOf(documents, (one) => one.amountFen), totals.receivedFen],
    [sumOf(documents, (one) => one.carriedInFen), totals.carriedInFen],
    [sumOf(documents, (one) => one.usedFen), totals.paidFen + totals.spentFen],
    [sumOf(documents, (one) => one.unallocatedFen), totals.unallocatedFen],
    [sumOf(documents, (one) => one.balanceFen), totals.balanceFen],
    [sumOf(documents, (one) => one.carriedOutFen), totals.carriedOutFen],
  ]
  for (const [sum, total] of sums) expect(sum).toBe(total)
  const came = totals.receivedFen + totals.carriedInFen + totals.recoveredFen - totals.remittedFen
  const went = totals.unallocatedFen + totals.balanceFen + totals.carriedOutFen
  expect(came).toBe(went + totals.paidFen + totals.spentFen)
}

test.each([2023, 2024])('every picture and table of the fund flow adds up: %i', async (year) => {
  const data = await flowOf(year)
  const { totals } = data
  expectToAddUp(flowSteps(totals))
  expectDocuments(data)
  for (const row of [...data.byCategory, ...data.byTownship, totals]) expectPlaced(row)
  for (const rows of [data.byCategory, data.byTownship]) {
    expect(rows.filter(({ name }) => name.startsWith('未分到'))).toEqual([])
    expect(sumOf(rows, placedIn)).toBe(placedIn(totals))
    expect(sumOf(rows, placedOut)).toBe(placedOut(totals))
  }
  expect(sumOf(data.whereabouts, (one) => one.amountFen)).toBe(
    totals.receivedFen + totals.carriedInFen - totals.carriedOutFen,
  )
  for (const { level, receivedOn } of data.documents) {
    expect([level, receivedOn]).toEqual(['省级', '2023-02-01'])
  }
})

test("the gaps of the picture are the tables' figures", async () => {
  const { totals } = await flowOf(2024)
  const steps = flowSteps(totals)
  const gap = (name: string) => steps.filter((one) => one.name === name).map(({ label }) => label)
  expect(gap('到位')).toEqual(['0.00'])
  expect(gap('上年结转')).toEqual(['0.25', '0.05', '0.14'])
  expect(gap('未分配')).toEqual([formatWan(-totals.unallocatedFen)])
  expect(gap('未拨付')).toEqual([formatWan(-totals.undisbursedFen)])
  expect(gap('未支出')).toEqual([formatWan(totals.undisbursedFen - totals.balanceFen)])
  const old = flowSteps((await flowOf(2023)).totals)
  const at = (name: string) => old.filter((one) => one.name === name).map(({ to }) => to)
  expect(at('到位')).toEqual([wan(500_000n)])
  expect(at('结转下年')).toHaveLength(3)
  expect(old.map(({ name }) => name)).toEqual(expect.arrayContaining(['追缴', '上缴']))
})

test("a township's picture begins with what was allocated to it, and adds up", async () => {
  for (const year of [2023, 2024]) {
    const scope = { districtCode, year, asOf, township: place.township }
    const { total } = await moneyBy(db, scope, 'month')
    const steps = flowSteps(total, 'allocated')
    expect(steps[0]?.name).toBe('分配')
    expectToAddUp(steps)
    const { rows } = moneyTable({ ...sampleTownship(), money: total })
    const of = (name: string) =>
      parseYuan(String(rows.find(({ cells }) => cells[0] === name)?.cells[1])) ?? 0n
    expect(of('上年结转') + of('分配') + of('追缴') - of('上缴')).toBe(
      of('发放') + of('使用') + of('结余') + of('结转下年'),
    )
  }
})

test('what goes into the next year is said once it is entered there, not as nothing before', async () => {
  const firstPageOf = async (day: string) => {
    const url = `/api/reports/fund-flow?year=2023&asOf=${day}`
    const { rawPayload } = await district.running.as('finance', { url })
    return (await readPdf(rawPayload)).pages[0] ?? ''
  }
  expect(await firstPageOf('2023-12-31')).not.toContain('结转下年0.00')
  expect(await firstPageOf(asOf)).toContain('结转下年0.44万元。')
})

test('documents that were taken back, or brought money in another year, are not counted', async () => {
  const url = (year: number) => `/api/reports/fund-flow?year=${year}&asOf=${asOf}`
  for (const [year, count] of [
    [2023, 1],
    [2024, 0],
  ] as const) {
    const { documents } = await flowOf(year)
    expect(documents.map(({ number }) => number)).toEqual(['湘财社指〔2023〕12号'])
    const { rawPayload } = await district.running.as('finance', { url: url(year) })
    expect((await readPdf(rawPayload)).pages[0]).toContain(`万元，${count}份文件`)
  }
})

test('the first page says what was carried over beside what was received', async () => {
  const url = `/api/reports/fund-flow?year=2024&asOf=${asOf}`
  const answer = await district.running.as('finance', { url })
  const { pages } = await readPdf(answer.rawPayload)
  expect(pages[0]).toContain('2024年到位资金0.00万元，上年结转0.44万元；')
  expect(pages.join('')).toContain(
    '到位0.00元，加上年结转4,400.00元，减结转下年0.00元，为4,400.00元；合计与其相符',
  )
})
