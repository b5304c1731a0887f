import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { lotsOf } from '../../../src/features/tracing/dwell.ts'
import {
  linesOfDocument,
  traceDocument,
  tracePayment,
  traceVoucher,
  vouchersOfDocument,
} from '../../../src/features/tracing/index.ts'
import type { MoneyOrigin } from '../../../src/features/tracing/schemas.ts'
import { inTransaction, type Tx } from '../../../src/platform/db/transaction.ts'
import { districtCode, type TestServices, testServices } from '../../support/db.ts'
import { accountOf, type Books } from './books.ts'
import { Model } from './model.ts'
import { everyOperation, play, step } from './play.ts'

const runs = Number(process.env['TRACING_RUNS'] ?? 4)

let services: TestServices
beforeAll(async () => {
  services = await testServices()
})

/** Everything is compared with a model that follows each fen, on the last day and on an earlier. */
test('dwell time and traces are those of a fen-by-fen model, after any flow of money', async () => {
  const kinds = new Set<string>()
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 40, maxLength: 120, size: 'max' }),
    fc.nat(99),
    (steps, back) =>
      rolledBack(async (tx) => {
        const books = await play(tx, steps)
        for (const { kind, reversedOn } of books.facts) {
          kinds.add(kind)
          if (reversedOn !== undefined) kinds.add('reversed')
        }
        await compare(tx, books, books.on)
        const days = [...new Set(books.facts.map(({ on }) => on))].sort()
        const earlier = days[Math.floor((days.length * back) / 100)]
        if (earlier !== undefined) await compare(tx, books, earlier)
      }),
  )
  await fc.assert(property, {
    numRuns: runs,
    endOnFailure: true,
    examples: [[everyOperation, 50]],
  })
  expect([...kinds].sort()).toEqual([
    'adjust',
    'allocate',
    'appropriate',
    'carry_over',
    'disburse',
    'pay',
    'recover',
    'reissue',
    'remit',
    'return',
    'reversed',
    'spend',
    'withdraw',
  ])
}, 600_000)

async function compare(tx: Tx, books: Books, asOf: string): Promise<void> {
  const at = { districtCode, asOf }
  const model = new Model(books.facts, asOf)
  const accountName = (holder: string) => holder.split('#')[0] ?? ''

  const lots = await lotsOf(tx, { ...at, by: 'account' })
  const waits = (key: string) => /^(received|allocated|disbursed|returned|recovered)/.test(key)
  expect(counted(lots.map((lot) => [`${keyOf(lot)} ${lot.since}`, lot.amount]))).toEqual(
    only(
      model.rests((fen, holder) => `${accountName(holder)} ${model.sinceOf(fen)}`),
      waits,
    ),
  )

  const documents = books.facts.flatMap(({ document, on }) =>
    document !== undefined && on <= asOf ? [document] : [],
  )
  const places: [string, bigint][] = []
  const paid: [string, bigint][] = []
  for (const number of documents) {
    const { whereabouts } = await traceDocument(tx, { ...at, number })
    // Account keys of disbursed money on carry no document; the model's of received and allocated do.
    places.push(
      ...whereabouts.map((row): [string, bigint] => [`${number} ${keyOf(row)}`, row.amount]),
    )
    for (const row of await linesOfDocument(tx, { ...at, number })) {
      paid.push([`${number} ${row.batch}/${row.line}`, row.amount])
      paid.push([`${number} ${row.batch}/${row.line} recovered`, row.recovered])
    }
    for (const row of await vouchersOfDocument(tx, { ...at, number })) {
      paid.push([`${number} ${row.voucher}`, row.amount])
      paid.push([`${number} ${row.voucher} recovered`, row.recovered])
    }
  }
  const withdrawn = model.moved(
    ({ kind }) => kind === 'withdraw',
    (fen) => `${model.documentOf(fen)} source|${fen.fact.went?.split('|')[1]}||||`,
  )
  const resting = model.rests((fen, holder) => `${model.documentOf(fen)} ${undocumented(holder)}`)
  expect(counted(places)).toEqual(new Map([...withdrawn, ...resting].sort()))

  const reached = model.moved(
    ({ kind }) => ['pay', 'reissue', 'spend'].includes(kind),
    (fen) => `${model.documentOf(fen)} ${fen.fact.own}`,
  )
  const recovered = model.moved(
    ({ kind }) => kind === 'recover',
    (fen) => `${model.documentOf(fen)} ${fen.fact.went?.split('#')[1]} recovered`,
  )
  expect(counted(paid.filter(([, amount]) => amount > 0n))).toEqual(
    new Map([...reached, ...recovered].sort()),
  )

  const traced = model.facts.filter(({ own }) => own !== undefined)
  for (const fact of traced.filter((_, index) => index % Math.ceil(traced.length / 8) === 0)) {
    const { own = '', kind, amount } = fact
    const [batch = '', line] = own.split('/')
    const { origins } =
      kind === 'spend'
        ? await traceVoucher(tx, { ...at, voucher: own })
        : await tracePayment(tx, { ...at, batch, line: Number(line) })
    const from = model.moved(
      (one) => one === fact,
      (fen) => model.documentOf(fen),
    )
    expect(counted(documentsOf(origins))).toEqual(from)
    expect(sum(documentsOf(origins))).toBe(BigInt(amount))
  }
}

interface Keyed {
  stage: string
  fiscalYear: number
  document?: string | null
  categoryCode: string | null
  townshipCode: string | null
  channel: string | null
}

const keyOf = (row: Keyed): string =>
  accountOf({
    stage: row.stage,
    year: row.fiscalYear,
    document: row.document ?? undefined,
    category: row.categoryCode ?? undefined,
    township: row.townshipCode ?? undefined,
    channel: row.channel ?? undefined,
  })

const undocumented = (holder: string): string => {
  const [stage, year, , ...rest] = (holder.split('#')[0] ?? '').split('|')
  return [stage, year, '', ...rest].join('|')
}

const documentsOf = (origins: readonly MoneyOrigin[]): [string, bigint][] =>
  origins.filter(({ isDocument }) => isDocument).map((one) => [one.reference, one.amount])

const sum = (rows: readonly (readonly [string, bigint])[]): bigint =>
  rows.reduce((total, [, amount]) => total + amount, 0n)

function counted(rows: readonly (readonly [string, bigint])[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [name, amount] of rows) sums.set(name, (sums.get(name) ?? 0) + Number(amount))
  return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const only = (counts: ReadonlyMap<string, number>, which: (name: string) => boolean) =>
  new Map([...counts].filter(([name]) => which(name)))

class RollBack extends Error {}

async function rolledBack(work: (tx: Tx) => Promise<void>): Promise<void> {
  const undone = inTransaction(services.pool, async (tx) => {
    await work(tx)
    throw new RollBack()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof RollBack)) throw error
  })
}
