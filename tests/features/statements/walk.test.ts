import { beforeAll, expect, test } from 'vitest'
import { measureCodes } from '../../../src/features/statements/measures.ts'
import { parseYuan } from '../../../src/kernel/fen.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { everyOperation, play } from '../tracing/play.ts'

/** Every operation some times, over two years: adjustments, carry-over, reversals and the rest. */
const steps = everyOperation.slice(0, 96).map((step) => ({ ...step, days: step.days * 4 }))

let running: TestApp
let lastDay: string
beforeAll(async () => {
  running = await startApp()
  lastDay = await inTransaction(running.services.pool, async (tx) => (await play(tx, steps)).on)
})

interface Shown {
  amount: string
  rows: string
}
interface Row {
  key: string | null
  name: string
  figures: Record<string, Shown>
  toDate: Record<string, Shown> | null
}

const get = async <Body>(url: string): Promise<Body> => {
  const answer = await running.as('auditor', { url })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

const fen = (text: string | undefined): bigint => parseYuan(text ?? '') ?? -1n

async function sumOfRows(url: string, pageSize = 500): Promise<bigint> {
  let [sum, cursor]: [bigint, string | null] = [0n, '']
  while (cursor !== null) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: { amount: string }[]; nextCursor: string | null } = await get(
      `${url}&limit=${pageSize}${more}`,
    )
    for (const { amount } of page.items) sum += fen(amount)
    cursor = page.nextCursor
  }
  return sum
}

const years = [2022, 2023]

const figuresOf = (rows: readonly Row[]): Shown[] =>
  rows.flatMap(({ figures, toDate }) => [figures, toDate ?? {}].flatMap(Object.values<Shown>))

/** Every figure that is something, and some of those that are nothing. */
const worthAWalk = (figures: readonly Shown[]): Shown[] =>
  figures.filter(({ amount }, index) => amount !== '0.00' || index % 13 === 0)

async function walk(figures: readonly Shown[]): Promise<void> {
  const once = [...new Map(worthAWalk(figures).map((one) => [one.rows, one])).values()]
  expect(once.length).toBeGreaterThan(10)
  for (let at = 0; at < once.length; at += 6) {
    const some = once.slice(at, at + 6)
    const found = await Promise.all(some.map(({ rows }) => sumOfRows(rows)))
    for (const [index, { rows, amount }] of some.entries()) {
      expect(found[index], rows).toBe(fen(amount))
    }
  }
}

test.each(['category', 'township', 'month', 'document'])(
  'the rows behind every figure by %s add up to it',
  async (by) => {
    for (const year of years) {
      await walk(figuresOf(await get(`/api/statements?year=${year}&by=${by}&asOf=${lastDay}`)))
    }
  },
  60_000,
)

test('so do those of every stage', async () => {
  for (const year of years) {
    const rows = await get<Row[]>(`/api/statements/stages?year=${year}&asOf=${lastDay}`)
    await walk(figuresOf(rows.map((row) => ({ ...row, toDate: null }))))
  }
})

test('in one place, and on an earlier day', async () => {
  const at = 'year=2022&asOf=2022-12-20&township=430603101'
  await walk(figuresOf(await get(`/api/statements?${at}&by=category`)))
})

test('page by page as in one', async () => {
  for (const by of ['month', 'document']) {
    const rows = await get<Row[]>(`/api/statements?year=2022&by=${by}&asOf=${lastDay}`)
    const { amount, rows: url } = rows.at(-1)?.figures['unspent'] ?? { amount: '', rows: '' }
    expect(await sumOfRows(url, 7)).toBe(fen(amount))
  }
})

test('rows add up to the last of them, and money is neither made nor lost', async () => {
  const seen = new Set<string>()
  for (const [year, by] of years.flatMap((year) =>
    ['category', 'township', 'document', 'month'].map((by) => [year, by] as const),
  )) {
    const rows = await get<Row[]>(`/api/statements?year=${year}&by=${by}&asOf=${lastDay}`)
    const total = rows.pop()
    const of = (code: string) => fen(total?.figures[code]?.amount)
    for (const code of measureCodes) {
      const sum = rows.reduce((so, { figures }) => so + fen(figures[code]?.amount), 0n)
      expect(sum, `${year} by ${by}: ${code}`).toBe(of(code))
      if (sum !== 0n) seen.add(code)
    }
    const came = of('received') + of('carriedIn')
    const went = of('expended') - of('recovered') + of('remitted') + of('carriedOut')
    expect(of('unallocated') + of('unspent') + went, `${year} by ${by}`).toBe(came)
  }
  // Adjustments leave the whole as it was.
  expect(measureCodes.filter((code) => !seen.has(code))).toEqual(['adjusted'])
})
