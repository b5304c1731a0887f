import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Derived, derive, disturbances, type Payment } from './disturbances.ts'
import { type LinePart, reconciledWorld, told, type VoucherPart } from './world.ts'

// Books and a bank file derived from them. RECONCILIATION_RUNS asks for more than the few random
// ones; each disturbance is reached by the first test.

let world: Awaited<ReturnType<typeof reconciledWorld>>
beforeAll(async () => {
  world = await reconciledWorld()
})

interface Order {
  vouchers: readonly number[]
  lines: readonly number[]
  isBankFirst: boolean
}

interface Found {
  matches: string[]
  exceptions: string[]
}

/** As imported in the order, the lines in two files; then March and April reconciled. */
async function reconciled({ vouchers, lines }: Derived, order: Order): Promise<Found> {
  const found: Found = { matches: [], exceptions: [] }
  const by = <T>(all: readonly T[], keys: readonly number[]) =>
    all
      .map((one, at) => ({ one, key: keys[at] ?? 0, at }))
      .sort((a, b) => a.key - b.key || a.at - b.at)
      .map(({ one }) => one)
  await told(world, async (teller) => {
    const inLines: LinePart[] = by(lines, order.lines)
    const inVouchers: VoucherPart[] = by(vouchers, order.vouchers)
    const half = Math.ceil(inLines.length / 2)
    if (!order.isBankFirst) await teller.vouchers(...inVouchers)
    for (const file of [inLines.slice(0, half), inLines.slice(half)]) {
      if (file.length > 0) await teller.statement(...file)
    }
    if (order.isBankFirst) await teller.vouchers(...inVouchers)
    await teller.run('2023-03')
    await teller.run('2023-04')
    const matches = await teller.matches()
    found.matches = matches.map((one) => `${one.lines.join(' ')} = ${one.entries.join(' ')}`).sort()
    found.exceptions = (await teller.exceptions('2023-04'))
      .map((one) => one.replace(/ \S+ /, ' '))
      .sort()
  })
  return found
}

function derived(payments: readonly Payment[]): Derived {
  const all = payments.map((payment, n) => derive(n, payment))
  return {
    vouchers: all.flatMap(({ vouchers }) => vouchers),
    lines: all.flatMap(({ lines }) => lines),
    matches: all.flatMap(({ matches }) => matches).sort(),
    exceptions: all.flatMap(({ exceptions }) => exceptions).sort(),
  }
}

const asListed: Order = { vouchers: [], lines: [], isBankFirst: false }
const each = (from: number, to: number): Payment[] =>
  disturbances
    .slice(from, to)
    .map((disturbance, n) => ({ disturbance, day: 2 + ((n * 5) % 18), payee: n }))

test.each([
  [0, 10],
  [10, 20],
])('each disturbance comes out as it must: %i to %i', async (from, to) => {
  const books = derived(each(from, to))
  const { matches, exceptions } = books
  expect(await reconciled(books, asListed)).toEqual({ matches, exceptions })
})

test('the order in which files and rows come in changes nothing', async () => {
  const books = derived(each(6, 16))
  const first = await reconciled(books, asListed)
  const backwards = Array.from({ length: 40 }, (_, at) => -at)
  const mixed = Array.from({ length: 40 }, (_, at) => (at * 17) % 40)
  expect(first.matches.length).toBeGreaterThan(3)
  expect(first.exceptions.length).toBeGreaterThan(3)
  for (const order of [
    { vouchers: backwards, lines: backwards, isBankFirst: true },
    { vouchers: mixed, lines: backwards, isBankFirst: false },
  ]) {
    expect(await reconciled(books, order)).toEqual(first)
  }
})

const numRuns = Number(process.env['RECONCILIATION_RUNS'] ?? 4)
const limitMs = 60_000 + numRuns * 10_000

test(
  'random books are never matched wrongly, and as far as the passes promise',
  async () => {
    const payment = fc.record({
      disturbance: fc.constantFrom(...disturbances),
      day: fc.integer({ min: 1, max: 20 }),
      payee: fc.integer({ min: 0, max: 2 }),
    })
    const keys = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 40, maxLength: 40 })
    const order = fc.record({ vouchers: keys, lines: keys, isBankFirst: fc.boolean() })
    const payments = fc.array(payment, { minLength: 1, maxLength: 10 })
    const isTrue = fc.asyncProperty(payments, order, async (all, comesIn) => {
      const books = derived(all)
      const { matches, exceptions } = books
      expect(await reconciled(books, comesIn)).toEqual({ matches, exceptions })
    })
    await fc.assert(isTrue, { numRuns, seed: 2023, endOnFailure: numRuns < 5 })
  },
  limitMs,
)
