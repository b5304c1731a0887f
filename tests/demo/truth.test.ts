import { beforeAll, expect, test } from 'vitest'
import { type Discrepancy, plantedRules } from '../../src/demo/generate/index.ts'
import { runDetection } from '../../src/features/detection/index.ts'
import { stageTotals } from '../../src/features/ledger/index.ts'
import {
  financeComparisonOf,
  kindNames,
  statementOf,
  threeSidesOf,
} from '../../src/features/reconciliation/index.ts'
import { verifyBooks } from '../../src/features/verification/index.ts'
import { formatYuan } from '../../src/kernel/fen.ts'
import { printedBy } from '../support/cli.ts'
import { districtCode } from '../support/db.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'

let sample: LoadedSample
let rehearsed: string
let matchesKept: number
let printed: string
beforeAll(async () => {
  sample = await loadedSample({ people: 500, months: 12, isOpen: true })
  const reconcile = ['reconcile', '--year', '2023']
  rehearsed = await printedBy(sample.services, ...reconcile, '--dry-run')
  const kept = await sample.services.db.selectFrom('reconciliation_match').select('id').execute()
  matchesKept = kept.length
  printed = await printedBy(sample.services, ...reconcile)
}, 240_000)

test('the rules find what was planted, all of it and nothing else', async () => {
  const { services, actors, truth } = sample
  await runDetection(services.command, actors.auditor, { asOf: '2023-12-31' })
  const alerts = await services.db
    .selectFrom('alert')
    .select(['rule_code', 'evidence', 'amount_fen'])
    .execute()
  const found = alerts.map(({ rule_code, evidence, amount_fen }) => ({
    rule: rule_code,
    evidence: (evidence as { kind: string; key: string }[])
      .map(({ kind, key }) => `${kind}:${key}`)
      .sort(),
    amountYuan: formatYuan(amount_fen),
  }))
  const planted = truth.misuse.map(({ rule, evidence, amountYuan }) => ({
    rule: rule as string,
    evidence: [...evidence].sort(),
    amountYuan,
  }))
  const inOrder = (list: typeof found) => list.map((one) => JSON.stringify(one)).sort()
  expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(plantedRules))
  expect(inOrder(found)).toEqual(inOrder(planted))
})

test('a dry run of the year tells what the run then does, and keeps nothing', () => {
  expect(rehearsed).toBe(printed)
  expect(matchesKept).toBe(0)
  expect(printed.match(/^2023-\d\d /gm)).toHaveLength(12)
})

test('each month leaves open what was planted up to then, under its kind, and nothing else', () => {
  const { truth, months } = sample
  const told = printed.split(/^(?=2023-)/m).map((part) => {
    const waiting = [...part.matchAll(/^ {2}(\S+) (\S+) [\d,.]+ .*。$/gm)]
    return [part.slice(0, 7), waiting.map(([, kind, reference]) => `${kind} ${reference}`).sort()]
  })
  expect(told).toEqual(months.map((month) => [month, openAfter(month, truth.discrepancies)]))
  expect(new Set(truth.discrepancies.map(({ kind }) => kind)).size).toBe(4)
  expect(printed.match(/调节后余额:银行 (\S+),账面 \1$/gm)).toHaveLength(12)
})

/** What was planted and waits at a month's end; money on its way waits at that end alone. */
function openAfter(month: string, discrepancies: readonly Discrepancy[]): string[] {
  const lastSerial = `bank:LS${month.replace('-', '')}999999`
  return discrepancies
    .flatMap(({ kind, evidence: [line = '', entry = ''], note }) => {
      if (kind === 'in_books_not_in_bank') {
        const isOnItsWay = note.includes(`${month}月末`)
        return isOnItsWay ? [`账有行无 ${entry.replace('disbursement:', '')}`] : []
      }
      return line <= lastSerial ? [`${kindNames[kind]} ${line.replace('bank:', '')}`] : []
    })
    .sort()
}

test('every statement balances, and names what the books had before the bank', async () => {
  const { services, truth, months } = sample
  const late = truth.discrepancies.filter(({ kind }) => kind === 'in_books_not_in_bank')
  expect(late.length).toBeGreaterThan(0)
  for (const month of months) {
    const statement = await statementOf(services.db, districtCode, month)
    expect(statement).toMatchObject({ month, isBalanced: true })
    const paid = statement.items.filter(({ side }) => side === 'books').map((one) => one.reference)
    const planted = late.filter(({ note }) => note.includes(`${month}月末`))
    const named = planted.flatMap(({ evidence }) => evidence)
    for (const reference of paid) {
      const known = truth.discrepancies.flatMap(({ evidence }) => evidence)
      expect(known.some((one) => one.endsWith(`:${reference}`))).toBe(true)
    }
    for (const one of named.filter((key) => key.startsWith('disbursement:'))) {
      expect(paid).toContain(one.replace('disbursement:', ''))
    }
  }
})

test("the finance bureau's table differs where that was planted, and nowhere else", async () => {
  const { services, truth, months } = sample
  const found: string[] = []
  for (const month of months) {
    const lines = await financeComparisonOf(services.db, districtCode, month)
    const differing = lines.filter(({ reason }) => reason !== 'agrees')
    found.push(
      ...differing.map((one) =>
        [one.month, one.documentNumber, one.categoryName, one.reason].join(' '),
      ),
    )
  }
  const planted = truth.financeDifferences.map((one) =>
    [one.month, one.document, one.category, one.reason].join(' '),
  )
  expect(planted.length).toBe(3)
  expect(found.sort()).toEqual(planted.sort())
})

test('the three sides of every month agree but for what was paid short', async () => {
  const { services, truth, months } = sample
  let difference = 0n
  for (const month of months) {
    for (const sides of await threeSidesOf(services.db, districtCode, month)) {
      expect(sides.ledger).toBe(sides.bank)
      difference += sides.difference
    }
  }
  const short = truth.misuse.filter(({ rule }) => rule === 'interception.short_paid')
  const planted = short.reduce(
    (sum, { amountYuan }) => sum + BigInt(amountYuan.replace('.', '')),
    0n,
  )
  expect(short.length).toBeGreaterThan(0)
  expect(difference).toBe(planted)
})

test('the stages hold what was received, and the books balance', async () => {
  const { services, truth } = sample
  const scope = { districtCode, fiscalYear: 2023, asOf: '2023-12-31' }
  const stages = await stageTotals(services.db, scope)
  const sum = stages.reduce((total, { balance }) => total + balance, 0n)
  expect(formatYuan(sum)).toBe(truth.totals.received)
  expect(formatYuan(stages.find(({ stage }) => stage === 'paid')?.balance ?? 0n)).toBe(
    truth.totals.paid,
  )
  const verified = await verifyBooks(services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
  // The sample takes, stops, recovers and remits nothing, and closes no month.
  const withoutCase = [
    'reversals-mirror',
    'reversed-whole',
    'months-stay-closed',
    'stopped-unpaid',
    'recovered-within-paid',
    'remittances-named',
  ]
  const seen = verified.filter(({ count }) => count > 0).map(({ code }) => code)
  const known = verified.map(({ code }) => code).filter((code) => !withoutCase.includes(code))
  expect(seen).toEqual(expect.arrayContaining(known))
})
