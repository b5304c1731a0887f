import { beforeAll, expect, test } from 'vitest'
import { readPdf } from '../../reports/read-pdf.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import {
  place,
  type RosterDistrict,
  rosterDistrict,
  sendRoster,
} from '../../support/roster-district.ts'

let district: RosterDistrict
let running: TestApp

const day = { executedOn: '2023-03-06' }
const document = '湘财社指〔2023〕12号'
const appropriation = (documentNumber: string, amount: string, more = {}) => ({
  documentNumber,
  title: '困难群众救助补助资金',
  level: 'city',
  issuedOn: '2023-01-20',
  receivedOn: '2023-02-01',
  fiscalYear: 2023,
  amount,
  ...more,
})
const allocation = (amount: string) => ({
  documentNumber: document,
  ...place,
  amount,
  decidedOn: '2023-04-01',
  decisionNumber: `云民发〔2023〕${amount}号`,
})
const returned = {
  documentNumber: '云民缴〔2023〕1号',
  level: 'province',
  remittedOn: '2023-06-01',
  reason: '上缴',
  lines: [{ batch: 'P1', line: 2 }],
}

/** A document lowered, another taken back, an allocation and a remittance taken back, and a new year. */
beforeAll(async () => {
  district = await rosterDistrict()
  running = district.running
  await sendRoster(district, { number: 'P1', month: '2023-03' })
  const back = { outcome: 'returned', reason: '账户冻结', ...day }
  await post('/api/payment-results', {
    batch: 'P1',
    lines: [
      { line: 1, outcome: 'settled', amount: '300.00', ...day },
      { line: 2, amount: '200.00', ...back },
      { line: 3, amount: '100.00', ...back },
    ],
  })
  const withdrawal = { effect: 'withdrawal', amends: document, receivedOn: '2023-03-01' }
  await post('/api/appropriations', appropriation('湘财社指〔2023〕13号', '500.00', withdrawal))
  const wrong = appropriation('岳财社指〔2023〕31号', '700.00')
  await takeBack('appropriation', await post('/api/appropriations', wrong))
  await takeBack('allocation', await post('/api/allocations', allocation('30.00')))
  await takeBack('remittance', await post('/api/remittances', returned))
  await post('/api/carryovers', { fromYear: 2023 })
  await post('/api/allocations', { ...allocation('40.00'), decidedOn: '2024-01-08' })
  const adjustment = { documentNumber: document, amount: '15.00', decidedOn: '2024-01-09' }
  const to = { ...place, category: 'tekun' }
  const reason = { decisionNumber: '云民调〔2024〕1号', reason: '统筹' }
  await post('/api/adjustments', { ...adjustment, from: place, to, ...reason })
  const less = { ...withdrawal, receivedOn: '2024-01-09', fiscalYear: 2024 }
  await post('/api/appropriations', appropriation('湘财社指〔2024〕1号', '60.00', less))
})

async function post(url: string, body: object): Promise<string> {
  const answer = await district.post(url, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<{ id: string }>().id
}

function takeBack(origin: string, originId: string): Promise<string> {
  const decision = { decisionNumber: '云民更〔2023〕1号', reason: '记错' }
  return post('/api/reversals', { origin, originId, reversedOn: '2023-07-01', ...decision })
}

const get = async <Body>(url: string): Promise<Body> => {
  const answer = await running.as('leadership', { url })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

type Row = Record<string, unknown>
interface Flow
  extends Record<'stages' | 'documents' | 'byCategory' | 'byTownship' | 'byMonth', Row[]> {
  totals: Row
  executionRate: string | null
}
interface StatementRow {
  key: string | null
  name: string
  figures: Record<string, { amount: string }>
  rates: Record<string, string | null>
}

const flowOf = (query: string) => get<Flow>(`/api/fund-flow?${query}`)

/** Each figure of the rows that the statement has too, as it is there. */
function expectAsStated(rows: readonly Row[], stated: readonly StatementRow[], where: string) {
  for (const row of rows) {
    const key = row['number'] ?? row['month'] ?? row['name'] ?? '合计'
    const same = stated.find((one) => one.key === key || one.name === key)
    const codes = Object.keys(row).filter((code) => same?.figures[code] !== undefined)
    expect(codes.length, `${where} ${key}`).toBeGreaterThan(5)
    const amounts = codes.map((code) => [code, same?.figures[code]?.amount])
    expect(row, `${where} ${key}`).toMatchObject(Object.fromEntries(amounts))
  }
}

test.each([
  'year=2023',
  'year=2023&asOf=2024-01-20',
  'year=2024',
  'year=2023&asOf=2023-06-30',
  `year=2023&township=${place.township}`,
  `year=2024&township=${place.township}`,
])("every figure is the statement's: %s", async (query) => {
  const flow = await flowOf(query)
  const asOf = query.includes('asOf') ? '' : `&asOf=${query.slice(5, 9)}-12-31`
  const stated = (by: string) => get<StatementRow[]>(`/api/statements?${query}${asOf}&by=${by}`)
  const groups = [
    [flow.byCategory, 'category'],
    [flow.byTownship, 'township'],
    [flow.documents, 'document'],
    [flow.byMonth, 'month'],
    [[flow.totals], 'category'],
  ] as const
  for (const [rows, by] of groups) expectAsStated(rows, await stated(by), by)
  const total = (await stated('category')).at(-1)
  expect(flow.executionRate).toBe(total?.rates['execution'])
  const stages = await get<StatementRow[]>(`/api/statements/stages?${query}${asOf}`)
  expect(flow.stages.map(({ name, balance }) => [name, balance])).toEqual(
    stages.map(({ name, figures }) => [name, figures['balance']?.amount]),
  )
})

test('what was lowered, taken back and carried over is told, not what was entered', async () => {
  const old = await flowOf('year=2023&asOf=2024-01-20')
  expect(old.totals).toMatchObject({
    received: '4500.00',
    allocated: '2000.00',
    returned: '300.00',
    carriedOut: '3900.00',
    unallocated: '0.00',
  })
  expect(old.documents).toMatchObject([
    { number: document, received: '4500.00', allocated: '2000.00', level: 'province' },
  ])
  const year = await flowOf('year=2024')
  expect(year.totals).toMatchObject({
    received: '-60.00',
    carriedIn: '3900.00',
    allocated: '40.00',
    unallocated: '2400.00',
  })
  const whole = { received: '-60.00', carriedIn: '3900.00', receivedOn: '2023-02-01' }
  expect(year.documents).toMatchObject([{ number: document, ...whole }])
  const carried = year.stages.map(({ stage, carriedIn }) => [stage, carriedIn])
  expect(carried.filter(([, amount]) => amount !== '0.00')).toEqual([
    ['received', '2500.00'],
    ['disbursed', '1400.00'],
  ])
})

test("what was carried over is listed with the year's money that it is", async () => {
  for (const [year, amount] of [
    [2023, '2000.00'],
    [2024, '40.00'],
  ] as const) {
    expect((await flowOf(`year=${year}`)).totals).toMatchObject({ allocated: amount })
    const { items } = await get<{ items: { amount: string; isReversed: boolean }[] }>(
      `/api/allocations?year=${year}`,
    )
    const standing = items.filter(({ isReversed }) => !isReversed)
    expect(standing.map((one) => one.amount)).toEqual([amount])
  }
  const { items } = await get<{ items: unknown[] }>('/api/adjustments?year=2024')
  expect(items).toMatchObject([{ amount: '15.00' }])
})

test('a year that is not over is told as of today, in the reports too', async () => {
  expect(await flowOf('year=2024')).toMatchObject({ asOf: '2024-01-20' })
  expect(await flowOf('year=2023')).toMatchObject({ asOf: '2023-12-31' })
  for (const report of ['fund-flow', 'statement']) {
    const asked = { url: `/api/reports/${report}?year=2024` }
    const { rawPayload } = await running.as('leadership', asked)
    const text = (await readPdf(rawPayload)).pages.join('')
    expect(text).toContain('数据截至2024年1月20日')
    expect(text).not.toContain('2024-12-31')
  }
})

test("a document's trace says what was added and taken, and so comes to its figure", async () => {
  interface Trace {
    brought: string
    amendments: { number: string; effect: string; amount: string }[]
  }
  const number = encodeURIComponent(document)
  const trace = (asOf: string) => get<Trace>(`/api/traces/document?number=${number}&asOf=${asOf}`)
  const taken = { number: '湘财社指〔2023〕13号', effect: 'withdrawal', amount: '500.00' }
  expect(await trace('2023-12-31')).toMatchObject({ brought: '5000.00', amendments: [taken] })
  const late = { number: '湘财社指〔2024〕1号', effect: 'withdrawal', amount: '60.00' }
  expect((await trace('2024-01-20')).amendments).toMatchObject([taken, late])
  const { documents } = await flowOf('year=2023')
  expect(documents).toMatchObject([{ number: document, received: '4500.00' }])
})

test('a year without money has no rows of documents and months', async () => {
  const empty = await startApp()
  const answer = await empty.as('leadership', { url: '/api/fund-flow?year=2030' })
  expect(answer.json()).toMatchObject({ documents: [], byMonth: [], executionRate: null })
})
