import { amountOf, firstOf, type Operation, pick } from './attempt.ts'
import {
  attemptsOf,
  disbursed,
  type Line,
  leftOf,
  type Move,
  type Place,
  places,
  reached,
  rootOf,
  type Voucher,
  type World,
  yearOfBatch,
  yuan,
} from './world.ts'

/** A voucher, out of the direct-payment money of its year. */
export const spend: Operation = (world, { a, b, c }) => {
  const pools = places.filter((one) => world.balance(disbursed(world.year, one, 'direct')) > 0n)
  const place = pick(c % 5 === 0 || pools.length === 0 ? places : pools, a)
  if (place === undefined) return null
  const pool = disbursed(world.year, place, 'direct')
  const amount = amountOf(world.balance(pool), b)
  const twin = c % 8 === 1 ? pick(world.vouchers, c) : undefined
  const number = twin?.number ?? world.next('记')
  const move = { from: pool, to: reached('spent', world.year, place), amount }
  return {
    url: '/api/expenditures',
    body: {
      voucherNumber: number,
      spentOn: world.on,
      ...place,
      payeeName: '示例',
      payeeKind: 'company',
      amount: yuan(amount),
      subject: '30306',
      purpose: '示例',
    },
    refusal: firstOf(
      [amount > world.balance(pool), 'insufficient-funds'],
      [twin !== undefined, 'voucher-exists'],
      [world.isClosed(), 'month-closed'],
      [!world.allows([move]), 'insufficient-funds'],
    ),
    apply: ({ id }) => {
      const booked = world.book('expenditure', id ?? '', [move])
      const voucher = { number, place, on: world.on, amount, recovered: 0n, booked }
      booked.voucher = voucher
      world.vouchers.push(voucher)
    },
  }
}

/** What was paid by a line or a voucher, and where its money is. */
interface Paid {
  of: { recovered: bigint }
  named: object
  isPaid: boolean
  on: string
  amount: bigint
  place: Place
  year: number
  stage: 'paid' | 'spent'
}
const paidByLine = (line: Line): Paid => ({
  of: line,
  named: { batch: line.batch.number, line: line.no },
  isPaid: line.state === 'settled',
  on: line.answeredOn,
  amount: line.answered,
  place: line.batch.place,
  year: yearOfBatch(line.batch),
  stage: 'paid',
})
const paidByVoucher = (voucher: Voucher): Paid => ({
  of: voucher,
  named: { voucherNumber: voucher.number },
  isPaid: !voucher.booked.isReversed,
  on: voucher.on,
  amount: voucher.amount,
  place: voucher.place,
  year: Number(voucher.on.slice(0, 4)),
  stage: 'spent',
})

export const recover: Operation = (world, { a, b, c }) => {
  const settled = world.lines.filter(({ state }) => state === 'settled')
  const lines = c % 5 === 0 ? world.lines : settled
  const paid = pick([...lines.map(paidByLine), ...world.vouchers.map(paidByVoucher)], a)
  if (paid === undefined) return null
  const { of, named, isPaid, on, place, year, stage } = paid
  const left = paid.amount - of.recovered
  const amount = amountOf(left, b)
  const ends = { from: reached(stage, year, place), to: reached('recovered', year, place) }
  const move = { ...ends, amount }
  return {
    url: '/api/recoveries',
    body: {
      ...named,
      amount: yuan(amount),
      recoveredOn: world.on,
      receiptNumber: world.next('收'),
      reason: '示例',
    },
    refusal: firstOf(
      [!isPaid, 'payment-not-paid'],
      [world.on < on, 'money-back-too-early'],
      [amount > left, 'recovery-too-much'],
      [world.isClosed(), 'month-closed'],
      [!world.allows([move]), 'insufficient-funds'],
    ),
    apply: ({ id }) => {
      of.recovered += amount
      world.book('recovery', id ?? '', [move], { recovery: { of, amount } })
    },
  }
}

const paper = (world: World) => ({
  documentNumber: world.next('缴'),
  level: 'province',
  remittedOn: world.on,
  reason: '示例',
})

export const remitRecovered: Operation = (world, { a, b, c }) => {
  const year = pick([2022, 2023], c) ?? 2022
  const place = pick(places, a)
  if (place === undefined) return null
  const from = reached('recovered', year, place)
  const amount = amountOf(world.balance(from), b)
  const move = { from, to: reached('remitted', year, place), amount }
  return {
    url: '/api/remittances',
    body: { ...paper(world), recovered: { year, ...place, amount: yuan(amount) } },
    refusal: firstOf(
      [amount > world.balance(from), 'insufficient-funds'],
      [world.isClosed(), 'month-closed'],
      [!world.allows([move]), 'insufficient-funds'],
    ),
    apply: ({ id }) => void world.book('remittance', id ?? '', [move]),
  }
}

/** Returned lines, one or two, by whichever of their attempts. */
export const remitReturned: Operation = (world, { a, b, c }) => {
  const returned = world.lines.filter(({ state }) => state === 'returned')
  const from = c % 6 === 0 || returned.length === 0 ? world.lines : returned
  const chosen = [pick(from, a), ...(b % 4 === 0 ? [pick(from, a + 1)] : [])]
  const lines = [...new Set(chosen)].flatMap((one) => (one === undefined ? [] : [one]))
  const [first] = lines
  if (first === undefined) return null
  const roots = lines.map(rootOf)
  const { place } = first.batch
  const year = yearOfBatch(first.batch)
  const amount = roots.reduce((sum, root) => sum + leftOf(root), 0n)
  const ends = { from: reached('returned', year, place), to: reached('remitted', year, place) }
  const move = { ...ends, amount }
  return {
    url: '/api/remittances',
    body: {
      ...paper(world),
      lines: lines.map(({ batch, no }) => ({ batch: batch.number, line: no })),
    },
    refusal: refusalOf(world, lines, roots, move),
    apply: ({ id }) => {
      const remitted = roots.map((line) => ({ line, amount: leftOf(line) }))
      for (const one of remitted) one.line.remitted += one.amount
      world.book('remittance', id ?? '', [move], { remitted })
    },
  }
}

/** The lines are judged one after the other, by their names. */
function refusalOf(
  world: World,
  lines: readonly Line[],
  roots: readonly Line[],
  move: Move,
): string | null {
  const seen = new Set<Line>()
  const inOrder = lines.toSorted((one, two) => (nameOf(one) < nameOf(two) ? -1 : 1))
  for (const line of inOrder) {
    const root = rootOf(line)
    if (root.state !== 'returned') return 'payment-not-returned'
    const isUnderWay = attemptsOf(root).some(({ state }) => state === 'pending')
    if (isUnderWay || leftOf(root) <= 0n || seen.has(root)) return 'returned-money-used'
    seen.add(root)
  }
  const places = new Set(
    roots.map(({ batch }) => [yearOfBatch(batch), ...Object.values(batch.place)].join('/')),
  )
  const answers = roots.flatMap(attemptsOf).map(({ answeredOn }) => answeredOn)
  return firstOf(
    [places.size > 1, 'lines-mixed'],
    [answers.some((day) => world.on < day), 'money-back-too-early'],
    [world.isClosed(), 'month-closed'],
    [!world.allows([move]), 'insufficient-funds'],
  )
}
const nameOf = ({ batch, no }: Line) => `${batch.number}/${no}`
