import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { verifyBooks } from '../../../../src/features/verification/index.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { districtCode } from '../../../support/db.ts'
import { identityNumber, importSheet } from '../../../support/files.ts'
import { postMoney } from '../../../support/money-api.ts'
import { idsOfEntitled } from '../../../support/roster-district.ts'
import type { Operation } from './attempt.ts'
import * as back from './back-operations.ts'
import * as batches from './batch-operations.ts'
import * as funds from './funds-operations.ts'
import { places, standardsOf, World, yuan } from './world.ts'
import * as years from './year-operations.ts'

let running: TestApp
let operations: [name: string, operation: Operation][]
beforeAll(async () => {
  running = await startApp()
  await loadEntitled()
  const ids = await idsOfEntitled(running)
  operations = [
    ['appropriate', funds.appropriate],
    ['amend', funds.amend],
    ['allocate', funds.allocate],
    ['allocate', funds.allocate],
    ['propose', funds.propose],
    ['confirm', funds.confirm],
    ['disburse', funds.disburse],
    ['disburse', funds.disburse],
    ['adjust', funds.adjust],
    ['make', batches.makeBatch(ids)],
    ['check', batches.takeStep('checked')],
    ['approve', batches.takeStep('approved')],
    ['instruct', batches.takeStep('instructed')],
    ['stop', batches.stop],
    ['answer', batches.answer],
    ['answer', batches.answer],
    ['reissue', batches.reissue],
    ['spend', back.spend],
    ['recover', back.recover],
    ['remit returned', back.remitReturned],
    ['remit recovered', back.remitRecovered],
    ['reverse', years.reverse],
    ['carry over', years.carryOver],
    ['close', years.closeMonth],
  ]
})

async function loadEntitled(): Promise<void> {
  const head =
    '救助类别,乡镇代码,村居名称,户主姓名,户主身份证号,享受人姓名,享受人身份证号,月标准,起始月份,终止月份'
  const names = { dibao_urban: '城市低保', dibao_rural: '农村低保' }
  const rows = places.flatMap((place, at) =>
    standardsOf(place).map((standard, index) => {
      const who = [batches.personOf(place, index), identityNumber(at * 3 + index + 1)]
      const { category, township } = place
      const name = names[category as keyof typeof names]
      return [name, township, '示例社区', ...who, ...who, yuan(standard), '2021-01', '']
    }),
  )
  const { services, actors } = running
  await importSheet(services, actors.finance, 'eligibility', [head.split(','), ...rows])
}

/** How many sequences of how many operations; set by hand for a long run. */
const sequences = Number(process.env['MONEY_SEQUENCES'] ?? 6)
const longest = Number(process.env['MONEY_OPERATIONS'] ?? 40)
const seed = Number(process.env['MONEY_SEED'] ?? Date.now() % 1_000_000)

interface Step {
  operation: number
  days: number
  a: number
  b: number
  c: number
}
const step: fc.Arbitrary<Step> = fc.record({
  operation: fc.nat(1_000),
  days: fc.oneof(
    { arbitrary: fc.constant(0), weight: 6 },
    { arbitrary: fc.integer({ min: 1, max: 25 }), weight: 2 },
    { arbitrary: fc.integer({ min: -30, max: -1 }), weight: 1 },
  ),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
})

interface Count {
  done: number
  refused: number
  kinds: Set<string>
}

test('whatever is done through the API, its balances and refusals are those of a plain model', async () => {
  const count: Count = { done: 0, refused: 0, kinds: new Set() }
  const property = fc.asyncProperty(
    fc.option(fc.nat(places.length - 1), { freq: 4 }),
    fc.array(step, { minLength: Math.floor(longest / 2), maxLength: longest, size: 'max' }),
    (place, steps) => play([...(place === null ? [] : funded(place)), ...steps], count),
  )
  await fc.assert(property, { numRuns: sequences, seed, endOnFailure: true })
  if (process.env['MONEY_SEQUENCES'] !== undefined) {
    const { done, refused } = count
    process.stderr.write(`${sequences} sequences, ${done} done, ${refused} refused\n`)
  }
}, 3_600_000)

/** Money with the bank and for vouchers in a place, and a batch on its way. */
function funded(place: number): Step[] {
  const steps: [string, a: number, b: number, c: number][] = [
    ['appropriate', 1000, 2, 1],
    ['allocate', 0, 1, place],
    ['disburse', place, 1, 2],
    ['allocate', 0, 1, place],
    ['disburse', place, 1, 6],
    ['make', place, 1, 0],
    ['check', 0, 1, 0],
    ['approve', 0, 1, 0],
    ['instruct', 0, 1, 0],
  ]
  return steps.map(([name, ...choice]) => stepOf(name, ...choice))
}

function stepOf(name: string, a: number, b: number, c: number): Step {
  return { operation: operations.findIndex(([known]) => known === name), days: 0, a, b, c }
}

/** Round after round of every operation on places that have money, at the turn of a year; some go back. */
function everyOperation(): Step[] {
  const rounds = Array.from({ length: 12 * operations.length }, (_, at) => {
    const round = Math.floor(at / operations.length)
    const isNew = at % operations.length === 0
    const days = round === 0 ? 358 : round % 4 === 3 ? -20 : 9
    return {
      operation: at,
      days: isNew ? days : 0,
      a: 5 * round + at,
      b: 7 * round + 3,
      c: round + 1,
    }
  })
  return [...places.flatMap((_, place) => funded(place)), ...rounds]
}

test('a round of every operation comes to each of them, done and refused', async () => {
  const count: Count = { done: 0, refused: 0, kinds: new Set() }
  await play(everyOperation(), count)
  const names = [...new Set(operations.map(([name]) => name))]
  const missing = (word: string) => names.filter((name) => !count.kinds.has(`${name} ${word}`))
  expect([missing('done'), missing('refused')]).toEqual([[], []])
}, 600_000)

async function play(steps: readonly Step[], count: Count): Promise<void> {
  await emptyBooks()
  const world = new World()
  const told: string[] = []
  for (const { operation, days, ...choice } of steps) {
    world.pass(days)
    const [name, attemptOf] = operations[operation % operations.length] ?? ['', () => null]
    const attempt = attemptOf(world, choice)
    if (attempt === null) continue
    const { url, role, body, refusal, apply } = attempt
    const key = `${name} ${told.length}`
    const options = { key, ...(role !== undefined && { role }) }
    const answer = await postMoney(running, url, body, options)
    const result = answer.json<{ type?: string; id?: string | null }>()
    const code = result.type?.replace('/problems/', '') ?? null
    told.push(`${world.on} ${name} ${JSON.stringify(body)} -> ${code}`)
    expect(code, `${told.join('\n')}\n${answer.body}`).toBe(refusal)
    if (refusal === null) apply(result)
    if (refusal === null && choice.a % 3 === 0) {
      const again = await postMoney(running, url, body, options)
      expect(again.body).toBe(answer.body)
    }
    count[refusal === null ? 'done' : 'refused'] += 1
    count.kinds.add(`${name} ${refusal === null ? 'done' : 'refused'}`)
  }
  expect(await balances(), told.join('\n')).toEqual(plain(world))
  const verified = await verifyBooks(running.services.db, districtCode)
  expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toEqual([])
}

const plain = (world: World) =>
  Object.fromEntries([...world.balances].filter(([, fen]) => fen !== 0n).toSorted())

/** Every balance that is not nothing, by its account's key with the document's number in it. */
async function balances(): Promise<Record<string, bigint>> {
  const { rows } = await running.services.pool.query<{ key: string; balance_fen: bigint }>(`
    select replace(key, coalesce(appropriation.id::text, ' '), coalesce(document_number, ' ')) as key,
      balance_fen
    from account
    left join appropriation on appropriation.district_code = account.district_code
      and appropriation.id = account.appropriation_id
    where balance_fen <> 0`)
  return Object.fromEntries(rows.map((row) => [row.key, row.balance_fen] as const).toSorted())
}

const books = [
  ...['appropriation', 'allocation', 'allocation_proposal', 'proposal_share', 'disbursement'],
  ...['adjustment', 'recovery', 'remittance', 'remitted_line', 'carryover', 'reversal'],
  ...['transfer', 'account', 'payment_batch', 'payment', 'payment_result', 'payment_shortfall'],
  ...['payment_stop', 'eligibility_snapshot', 'expenditure', 'closed_month', 'executed_command'],
  ...['audit_entry', 'audit_change'],
]

/** As before the first entry; only a test may do that, with every guard switched off. */
async function emptyBooks(): Promise<void> {
  const client = await running.services.pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query(books.map((table) => `delete from ${table}`).join(';'))
  await client.query('set session_replication_role = origin')
  client.release()
}
