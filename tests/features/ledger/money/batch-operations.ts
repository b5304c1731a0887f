import { monthOf } from '../../../../src/kernel/month.ts'
import { accountNumber } from '../../../support/files.ts'
import { firstOf, type Operation, pick } from './attempt.ts'
import {
  type Batch,
  type Line,
  leftOf,
  type Place,
  places,
  poolOf,
  reached,
  rootOf,
  standardsOf,
  type World,
  yearOfBatch,
  yuan,
} from './world.ts'

/** The entitlement of each person of each place, by his name. */
export type EntitledIds = ReadonlyMap<string, string>
export const personOf = (place: Place, index: number): string =>
  `甲${places.findIndex((one) => one.category === place.category && one.township === place.township)}${index}`

const accountsOf = (persons: readonly { person: string }[], ids: EntitledIds) =>
  persons.map(({ person: payeeName }, index) => {
    const eligibilityId = ids.get(payeeName) ?? ''
    return { eligibilityId, payeeName, bankName: '示例银行', account: accountNumber(index + 1) }
  })

const newLine = (batch: Batch, line: Pick<Line, 'no' | 'person' | 'amount' | 'first'>): Line => ({
  batch,
  ...line,
  state: 'pending',
  answered: 0n,
  answeredOn: '',
  recovered: 0n,
  again: null,
  remitted: 0n,
})

/** The month's roster of whoever is on none yet. */
export const makeBatch =
  (ids: EntitledIds): Operation =>
  (world, { a, b }) => {
    const place = pick(places, a)
    if (place === undefined) return null
    const twin = b % 9 === 0 ? pick(world.batches, b) : undefined
    const number = twin?.number ?? world.next('批')
    const month = monthOf(world.on)
    const standing = world.lines
      .filter(({ batch, state }) => state !== 'stopped' && batch.month === month)
      .filter(({ batch }) => batch.place.category === place.category)
      .map(({ person }) => person)
    const persons = standardsOf(place)
      .map((amount, index) => ({ person: personOf(place, index), amount }))
      .filter(({ person }) => !standing.includes(person))
    return {
      url: '/api/payment-batches',
      body: { number, month, ...place, accounts: accountsOf(persons, ids) },
      refusal: firstOf(
        [twin !== undefined, 'batch-exists'],
        [persons.length === 0, 'nobody-entitled'],
      ),
      apply: () => {
        const batch: Batch = { number, month, place, isReissue: false, step: 'made', lines: [] }
        batch.lines.push(
          ...persons.map((one, at) => newLine(batch, { ...one, no: at + 1, first: null })),
        )
        world.batches.push(batch)
      },
    }
  }

const waitingFor = { checked: 'made', approved: 'checked', instructed: 'approved' } as const
const routes = {
  checked: '/api/payment-checks',
  approved: '/api/payment-approvals',
  instructed: '/api/payment-instructions',
}

/** A step with one batch: mostly one that waits for it, and mostly by whoever may. */
export const takeStep =
  (step: keyof typeof waitingFor): Operation =>
  (world, { a, b }) => {
    const waiting = world.batches.filter((one) => one.step === waitingFor[step])
    const batch = pick(b % 6 === 0 || waiting.length === 0 ? world.batches : waiting, a)
    const number = b % 11 === 0 ? '没有' : batch?.number
    if (batch === undefined || number === undefined) return null
    const isByMaker = step !== 'instructed' && b % 5 === 0
    const isReady =
      batch.step === waitingFor[step] && batch.lines.some(({ state }) => state !== 'stopped')
    return {
      url: routes[step],
      ...(step !== 'instructed' && !isByMaker && { role: 'leadership' as const }),
      body: { batch: number },
      refusal: firstOf(
        [number !== batch.number, 'batch-unknown'],
        [!isReady, 'batch-not-ready'],
        [isByMaker, 'same-person'],
        [step === 'instructed' && !isFunded(world, batch), 'insufficient-funds'],
      ),
      apply: () => {
        batch.step = step
      },
    }
  }

/** Whether the pool has what is asked of it and was not answered, this batch with it. */
function isFunded(world: World, batch: Batch): boolean {
  const asked = world.lines.filter(
    (line) =>
      line.state === 'pending' &&
      (line.batch === batch || line.batch.step === 'instructed') &&
      poolOf(line.batch) === poolOf(batch),
  )
  return sum(asked) <= world.balance(poolOf(batch))
}
const sum = (lines: readonly Line[]) => lines.reduce((total, { amount }) => total + amount, 0n)

/** One line, or all that are left. */
export const stop: Operation = (world, { a, b, c }) => {
  const unsent = world.batches.filter(({ step }) => step !== 'instructed')
  const batch = pick(c % 4 === 0 ? world.batches : unsent, a)
  if (batch === undefined) return null
  const line = b % 4 === 0 ? undefined : 1 + (b % 4)
  const which = batch.lines.filter(({ no }) => line === undefined || no === line)
  const stopping = which.filter(({ state }) => state === 'pending')
  return {
    url: '/api/payment-stops',
    body: { batch: batch.number, ...(line !== undefined && { line }), reason: '示例' },
    refusal: firstOf(
      [batch.step === 'instructed', 'batch-instructed'],
      [which.length === 0, 'payment-line-unknown'],
      [stopping.length === 0, 'payment-stopped'],
    ),
    apply: () => {
      for (const one of stopping) one.state = 'stopped'
      // What was approved with these lines has to be approved without them.
      if (batch.step === 'approved') batch.step = 'checked'
    },
  }
}

/** The bank's answer to one or two lines. */
export const answer: Operation = (world, { a, b, c }) => {
  const sent = world.batches.filter(
    ({ step, lines }) => step === 'instructed' && lines.some(({ state }) => state === 'pending'),
  )
  const batch = pick(c % 6 === 0 || sent.length === 0 ? world.batches : sent, a)
  const open = batch?.lines.filter(({ state }) => state === 'pending' || c % 6 === 0) ?? []
  if (batch === undefined || open.length === 0) return null
  const results = open.slice(0, 1 + (b % 2)).map((line, at) => {
    const isReturned = (b + at) % 3 === 0
    const short = !isReturned && b % 7 === 0 ? 1n : 0n
    const above = b % 10 === 9 ? 1n : 0n
    return { line, isReturned, amount: line.amount - short + above }
  })
  const isFaulty =
    world.isClosed() ||
    batch.step !== 'instructed' ||
    results.some(({ line, amount }) => line.state !== 'pending' || amount > line.amount)
  const moving = results.filter(({ isReturned }) => !(isReturned && batch.isReissue))
  const moves = moving.map(({ isReturned, amount }) => ({
    from: poolOf(batch),
    to: reached(isReturned ? 'returned' : 'paid', yearOfBatch(batch), batch.place),
    amount,
  }))
  return {
    url: '/api/payment-results',
    body: {
      batch: batch.number,
      lines: results.map(({ line, isReturned, amount }) => ({
        line: line.no,
        outcome: isReturned ? 'returned' : 'settled',
        amount: yuan(amount),
        reason: isReturned ? '示例' : '',
        executedOn: world.on,
      })),
    },
    refusal: firstOf([isFaulty || !world.allows(moves), 'results-refused']),
    apply: () => {
      world.move(moves)
      for (const { line, isReturned, amount } of results) {
        line.state = isReturned ? 'returned' : 'settled'
        line.answered = amount
        line.answeredOn = world.on
      }
    },
  }
}

/** A returned line again, or one that cannot be; sometimes with a second one. */
export const reissue: Operation = (world, { a, b, c }) => {
  const returned = world.lines.filter(({ state, again }) => state === 'returned' && again === null)
  const from = b % 5 === 0 || returned.length === 0 ? world.lines : returned
  const chosen = [pick(from, a), ...(c % 4 === 0 ? [pick(from, a + 1)] : [])]
  const lines = [...new Set(chosen)].flatMap((one) => (one === undefined ? [] : [one]))
  const [first] = lines
  if (first === undefined) return null
  const { month, place } = first.batch
  const number = world.next('补')
  const cannot = lines.filter(
    ({ state, batch }) => state !== 'returned' && !(state === 'stopped' && batch.isReissue),
  )
  const isElsewhere = ({ batch }: Line) =>
    batch.month !== month ||
    batch.place.category !== place.category ||
    batch.place.township !== place.township
  const attempts = lines.map(({ batch, no }) => ({ batch: batch.number, line: no }))
  return {
    url: '/api/payment-reissues',
    body: { number, lines: attempts.map((one) => ({ ...one, account: accountNumber(7) })) },
    refusal: firstOf(
      [cannot.length > 0, 'payment-not-returned'],
      [lines.some(isElsewhere), 'lines-mixed'],
      [lines.some(({ again }) => again !== null), 'payment-already-reissued'],
      [lines.some((line) => line.amount > leftOf(rootOf(line))), 'returned-money-used'],
    ),
    apply: () => {
      const batch: Batch = { number, month, place, isReissue: true, step: 'made', lines: [] }
      for (const [at, line] of lines.entries()) {
        const { person, amount } = line
        line.again = newLine(batch, { no: at + 1, person, amount, first: line })
        batch.lines.push(line.again)
      }
      world.batches.push(batch)
    },
  }
}
