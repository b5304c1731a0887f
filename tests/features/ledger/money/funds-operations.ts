import { amountOf, firstOf, type Operation, pick } from './attempt.ts'
import {
  allocated,
  atSource,
  categories,
  type Document,
  disbursed,
  type Move,
  places,
  received,
  townships,
  type World,
  yuan,
} from './world.ts'

const decided = (world: World, word: string) => ({
  decidedOn: world.on,
  decisionNumber: world.next(word),
})
const paper = (world: World, documentNumber: string, amount: bigint) => ({
  documentNumber,
  title: '示例',
  level: 'province',
  issuedOn: world.on,
  receivedOn: world.on,
  fiscalYear: world.year,
  amount: yuan(amount),
})

/** A new document, pooled or for one category; now and then one whose number is known. */
export const appropriate: Operation = (world, { a, b, c }) => {
  const twin = b % 9 === 0 ? pick(world.documents, b) : undefined
  const earmark = twin?.earmark ?? (twin === undefined && c % 3 === 0 ? pick(categories, c) : null)
  const number = twin?.number ?? world.nextDocument()
  const document: Document = {
    number,
    earmark: earmark ?? null,
    receivedOn: world.on,
    amendments: [],
  }
  const amount = 1n + BigInt(a * 37)
  const isOpening = b % 4 === 1
  return {
    url: '/api/appropriations',
    body: {
      ...paper(world, number, amount),
      category: document.earmark,
      effect: isOpening ? 'opening' : 'grant',
    },
    refusal: firstOf([twin !== undefined, 'document-exists'], [world.isClosed(), 'month-closed']),
    apply: ({ id }) => {
      world.documents.push(document)
      const move = { from: atSource(world.year, document), to: received(world.year, document) }
      document.booked = world.book('appropriation', id ?? '', [{ ...move, amount }])
    },
  }
}

/** More for a document, or some of it taken back. */
export const amend: Operation = (world, { a, b, c }) => {
  const document = pick(world.documents, a)
  if (document === undefined) return null
  const isUnknown = c % 11 === 0
  const amends = isUnknown ? '湘财社指〔1999〕1号' : document.number
  const isIncrease = b % 2 === 0
  const year = world.yearOf(document, 'received') ?? world.year
  const held = world.balance(received(year, document))
  const amount = isIncrease ? 1n + BigInt(c * 11) : amountOf(held, c)
  const ends = [atSource(year, document), received(year, document)] as const
  const [from, to] = isIncrease ? ends : [ends[1], ends[0]]
  return {
    url: '/api/appropriations',
    body: {
      ...paper(world, world.nextDocument(), amount),
      category: document.earmark,
      effect: isIncrease ? 'increase' : 'withdrawal',
      amends,
    },
    refusal: firstOf(
      [isUnknown, 'document-unknown'],
      [document.booked?.isReversed === true, 'document-reversed'],
      [world.on < document.receivedOn, 'amendment-too-early'],
      [!isIncrease && amount > held, 'insufficient-funds'],
      [world.isClosed(), 'month-closed'],
      [!world.allows([{ from, to, amount }]), 'insufficient-funds'],
    ),
    apply: ({ id }) => {
      document.amendments.push(world.book('appropriation', id ?? '', [{ from, to, amount }]))
    },
  }
}

export const allocate: Operation = (world, { a, b, c }) => {
  const document = pick(world.documents, a)
  const place = pick(places, c)
  if (document === undefined || place === undefined) return null
  const year = world.yearOf(document, 'received') ?? world.year
  const held = world.balance(received(year, document))
  const amount = amountOf(held, b)
  const misses = document.earmark !== null && document.earmark !== place.category
  const move = { from: received(year, document), to: allocated(year, document, place), amount }
  return {
    url: '/api/allocations',
    body: {
      documentNumber: document.number,
      ...place,
      amount: yuan(amount),
      ...decided(world, '分'),
    },
    refusal: firstOf(
      [misses, 'document-unknown'],
      [world.on < document.receivedOn, 'allocation-too-early'],
      [amount > held, 'insufficient-funds'],
      [world.isClosed(), 'month-closed'],
      [!world.allows([move]), 'insufficient-funds'],
    ),
    apply: ({ id }) => void world.book('allocation', id ?? '', [move]),
  }
}

/** Shared out by need: twice as much to the second township. */
export const propose: Operation = (world, { a, b, c }) => {
  const document = pick(world.documents, a)
  const category = pick(categories, c)
  if (document === undefined || category === undefined) return null
  const year = world.yearOf(document, 'received') ?? world.year
  const held = world.balance(received(year, document))
  const amount = amountOf(held, b)
  const misses = document.earmark !== null && document.earmark !== category
  return {
    url: '/api/allocation-proposals',
    body: {
      documentNumber: document.number,
      category,
      amount: yuan(amount),
      needMonth: '2022-01',
      weights: { need: 100, difficulty: 0, performance: 0 },
    },
    refusal: firstOf([misses, 'document-unknown'], [amount > held, 'insufficient-funds']),
    apply: ({ id }) => {
      const [third, rest] = [amount / 3n, amount % 3n]
      const shares = [
        { township: townships[0], amount: third + (rest === 2n ? 1n : 0n) },
        { township: townships[1], amount: 2n * third + (rest > 0n ? 1n : 0n) },
      ]
      world.proposals.push({ id: id ?? '', document, category, year, shares, isDecided: false })
    },
  }
}

/** By a second person, or not. */
export const confirm: Operation = (world, { a, b }) => {
  const proposal = pick(world.proposals, a)
  if (proposal === undefined) return null
  const { id, document, category, year, shares } = proposal
  const isOwn = b % 4 === 0
  const moves = shares
    .filter(({ amount }) => amount > 0n)
    .map(({ township, amount }) => ({
      from: received(year, document),
      to: allocated(year, document, { category, township }),
      amount,
    }))
  return {
    url: `/api/allocation-proposals/${id}/confirmation`,
    ...(!isOwn && { role: 'leadership' as const }),
    body: decided(world, '定'),
    refusal: firstOf(
      [proposal.isDecided, 'proposal-decided'],
      [isOwn, 'same-person'],
      [world.on < document.receivedOn, 'allocation-too-early'],
      [world.yearOf(document, 'received') !== year, 'proposal-outdated'],
      [world.isClosed(), 'month-closed'],
      [!world.allows(moves), 'insufficient-funds'],
    ),
    apply: () => {
      proposal.isDecided = true
      world.move(moves)
    },
  }
}

/** Oldest money first, or from a document. */
export const disburse: Operation = (world, { a, b, c }) => {
  const place = pick(places, a)
  if (place === undefined) return null
  const channel = c % 3 === 0 ? 'direct' : 'bank'
  const named = c % 4 === 1 ? pick(world.documents, c) : undefined
  const pots = potsOf(world, place).filter(
    ({ document }) => named?.number === undefined || document.number === named.number,
  )
  const most = pots.reduce((sum, { fen }) => sum + fen, 0n)
  const amount = amountOf(most, b)
  const moves: Move[] = []
  let open = amount
  for (const { key, year, fen } of pots) {
    const drawn = fen < open ? fen : open
    if (drawn === 0n) break
    open -= drawn
    moves.push({ from: key, to: disbursed(year, place, channel), amount: drawn })
  }
  return {
    url: '/api/disbursements',
    body: {
      number: world.next('拨'),
      ...place,
      channel,
      payeeName: '示例',
      amount: yuan(amount),
      disbursedOn: world.on,
      documentNumber: named?.number ?? null,
    },
    refusal: firstOf([open > 0n, 'insufficient-funds'], [world.isClosed(), 'month-closed']),
    apply: ({ id }) => void world.book('disbursement', id ?? '', moves),
  }
}

/** What a place has of each document on the day, in the order in which it is drawn. */
function potsOf(world: World, place: (typeof places)[number]) {
  const pots = world.documents.flatMap((document, index) =>
    [2022, 2023, 2024].map((year) => {
      const key = allocated(year, document, place)
      return { document, index, year, key, fen: world.free(key) }
    }),
  )
  return pots
    .filter(({ fen }) => fen > 0n)
    .toSorted(
      (one, two) =>
        compare(one.document.receivedOn, two.document.receivedOn) ||
        one.index - two.index ||
        one.year - two.year,
    )
}
const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0)

/** Allocated money for another category or township. */
export const adjust: Operation = (world, { a, b, c }) => {
  const document = pick(world.documents, a)
  const [from, to] = [pick(places, b), pick(places, b + 1 + (c % 3))]
  if (document === undefined || from === undefined || to === undefined) return null
  const year = world.yearOf(document, 'allocated', from)
  const held = year === null ? 0n : world.balance(allocated(year, document, from))
  const amount = amountOf(held, c)
  const { earmark } = document
  const at = year ?? 0
  const move = { from: allocated(at, document, from), to: allocated(at, document, to), amount }
  return {
    url: '/api/adjustments',
    body: {
      documentNumber: document.number,
      from,
      to,
      amount: yuan(amount),
      ...decided(world, '调'),
      reason: '示例',
    },
    refusal: firstOf(
      [earmark !== null && earmark !== from.category, 'document-unknown'],
      [earmark !== null && earmark !== to.category, 'document-earmarked'],
      [year === null || amount > held, 'insufficient-funds'],
      [world.isClosed(), 'month-closed'],
      [!world.allows([move]), 'insufficient-funds'],
    ),
    apply: ({ id }) => void world.book('adjustment', id ?? '', [move]),
  }
}
