import { addMonths, lastDayOf, monthOf } from '../../../../src/kernel/month.ts'
import { firstOf, type Operation, pick } from './attempt.ts'
import { type Move, poolOf, type World } from './world.ts'

/** What a year has left goes to the next, but for what its rosters still have to be paid from. */
export const carryOver: Operation = (world, { a }) => {
  const fromYear = pick([2022, 2023, 2022, 2024], a) ?? 2022
  const moves = leftOf(world, fromYear)
  return {
    url: '/api/carryovers',
    body: { fromYear },
    refusal: firstOf(
      [fromYear === 2024, 'year-not-over'],
      [moves.some(({ on }) => world.isClosed(on)), 'month-closed'],
    ),
    apply: ({ id }) => {
      if (moves.length > 0) world.book('carryover', id ?? '', moves)
    },
  }
}

/** On the first day of the next year what is there then, the rest when all of it has come. */
function leftOf(world: World, fromYear: number): Move[] {
  const form = new RegExp(`^(received|allocated|disbursed)/${fromYear}/`)
  return [...world.balances].flatMap(([key, fen]) => {
    if (!form.test(key)) return []
    const amount = fen - owedFrom(world, key)
    const to = key.replace(`/${fromYear}/`, `/${fromYear + 1}/`)
    if (amount <= 0n) return []
    const carriedOn = `${fromYear + 1}-01-01`
    const free = world.free(key, carriedOn)
    const there = free < amount ? free : amount
    return [
      { from: key, to, amount: there, on: carriedOn },
      { from: key, to, amount: amount - there, on: world.lastIn(key) },
    ].filter((move) => move.amount > 0n)
  })
}

const owedFrom = (world: World, key: string): bigint =>
  world.lines
    .filter(({ batch, state }) => !batch.isReissue && state === 'pending' && poolOf(batch) === key)
    .reduce((sum, { amount }) => sum + amount, 0n)

/** What a document, decision or voucher moved is taken back, where the money is still there. */
export const reverse: Operation = (world, { a, b }) => {
  const booked = pick(world.booked, a)
  const isUnknown = booked === undefined || b % 13 === 0
  const document = world.documents.find((one) => one.booked === booked)
  const moves = (booked?.moves ?? []).map(({ from, to, amount }) => ({
    from: to,
    to: from,
    amount,
  }))
  return {
    url: '/api/reversals',
    body: {
      origin: booked?.origin ?? 'allocation',
      originId: isUnknown ? crypto.randomUUID() : booked.id,
      reversedOn: world.on,
      decisionNumber: world.next('冲'),
      reason: '示例',
    },
    refusal: firstOf(
      [isUnknown, 'origin-unknown'],
      [booked?.isReversed === true, 'transfer-already-reversed'],
      [(booked?.on ?? '') > world.on, 'reversal-too-early'],
      [document?.amendments.some(({ isReversed }) => !isReversed) === true, 'document-amended'],
      [(booked?.voucher?.recovered ?? 0n) > 0n, 'voucher-recovered'],
      [takesSentMoney(world, moves), 'money-sent'],
      [world.isClosed(), 'month-closed'],
      [!world.allows(moves), 'insufficient-funds'],
    ),
    apply: () => {
      if (booked === undefined) return
      booked.isReversed = true
      world.move(moves)
      const { recovery, remitted = [] } = booked
      if (recovery !== undefined) recovery.of.recovered -= recovery.amount
      for (const { line, amount } of remitted) line.remitted -= amount
    },
  }
}

/** Whether the bank is to pay with what is moved away. */
const takesSentMoney = (world: World, moves: readonly Move[]): boolean =>
  moves.some(({ from: pool }) => {
    const taken = moves.filter(({ from }) => from === pool)
    const left = taken.reduce((fen, { amount }) => fen - amount, world.balance(pool))
    const sent = world.lines
      .filter(
        ({ batch, state }) =>
          batch.step === 'instructed' &&
          state === 'pending' &&
          !batch.isReissue &&
          poolOf(batch) === pool,
      )
      .reduce((sum, { amount }) => sum + amount, 0n)
    return sent > 0n && sent > left
  })

/** The next month, or one that is closed, or too early. */
export const closeMonth: Operation = (world, { a, b }) => {
  const next = world.closedThrough === '' ? '2022-01' : addMonths(world.closedThrough, 1)
  const last = addMonths(monthOf(world.on), -1)
  const month = a % 4 === 0 ? addMonths(next, (b % 4) - 1) : next < last ? next : last
  const entries = world.entryMonths()
  return {
    url: '/api/closed-months',
    body: { month },
    refusal: firstOf(
      [lastDayOf(month) >= '2024-01-20', 'month-not-over'],
      [month <= world.closedThrough, 'month-already-closed'],
      [entries.some((one) => one < month && one > world.closedThrough), 'earlier-month-open'],
    ),
    apply: () => {
      world.closedThrough = month
    },
  }
}
