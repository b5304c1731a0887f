import { addDays } from '../../../../src/kernel/date.ts'
import { formatYuan } from '../../../../src/kernel/fen.ts'
import { monthOf } from '../../../../src/kernel/month.ts'

export interface Place {
  category: string
  township: string
}
export interface Document {
  number: string
  /** Null: pooled. */
  earmark: string | null
  receivedOn: string
  /** The booking of its own, and those of what amends it. */
  booked?: Booked
  amendments: Booked[]
}
export interface Move {
  from: string
  to: string
  amount: bigint
  /** The day it counts from; left out: today. */
  on?: string
}
/** What can be reversed: what it moved, when, and whether it was. */
export interface Booked {
  origin: string
  id: string
  on: string
  moves: Move[]
  isReversed: boolean
  voucher?: Voucher
  recovery?: { of: { recovered: bigint }; amount: bigint }
  remitted?: { line: Line; amount: bigint }[]
}
export interface Line {
  batch: Batch
  no: number
  person: string
  amount: bigint
  state: 'pending' | 'stopped' | 'settled' | 'returned'
  /** What the bank credited or sent back, and when. */
  answered: bigint
  answeredOn: string
  recovered: bigint
  /** The attempt that this one repeats, and the one that repeats it. */
  first: Line | null
  again: Line | null
  /** Of a first attempt: what was handed up of it. */
  remitted: bigint
}
export interface Batch {
  number: string
  month: string
  place: Place
  isReissue: boolean
  step: 'made' | 'checked' | 'approved' | 'instructed'
  lines: Line[]
}
export interface Voucher {
  number: string
  place: Place
  on: string
  amount: bigint
  recovered: bigint
  booked: Booked
}
export interface Proposal {
  id: string
  document: Document
  category: string
  year: number
  shares: { township: string; amount: bigint }[]
  isDecided: boolean
}

export const categories = ['dibao_urban', 'dibao_rural'] as const
export const townships = ['430603001', '430603002'] as const
export const places: readonly Place[] = categories.flatMap((category) =>
  townships.map((township) => ({ category, township })),
)
/** What each person of a place is entitled to a month: twice as much in the second township. */
export const standardsOf = ({ township }: Place): bigint[] =>
  [400n, 300n, 200n].map((fen) => (township === townships[0] ? fen : 2n * fen))
export const yuan = formatYuan

/** The whole of the books as plain numbers; the slow and simple way that cannot be wrong. */
export class World {
  on = '2022-01-05'
  closedThrough = ''
  readonly balances = new Map<string, bigint>()
  /** What came to an account and, less than nothing, what went, by day. */
  readonly #moved = new Map<string, Map<string, bigint>>()
  readonly documents: Document[] = []
  readonly booked: Booked[] = []
  readonly batches: Batch[] = []
  readonly vouchers: Voucher[] = []
  readonly proposals: Proposal[] = []
  readonly #lastIn = new Map<string, string>()
  readonly #months = new Set<string>()
  #count = 0

  /** Some days on, or back: then what is done is done for a day that is over. */
  pass(days: number): void {
    const next = addDays(this.on, days)
    if (next >= '2022-01-05' && next < '2024-01-01') this.on = next
  }

  get year(): number {
    return Number(this.on.slice(0, 4))
  }

  next(word: string): string {
    this.#count += 1
    return `${word}${this.#count}`
  }

  /** A document number in its official form. */
  nextDocument(): string {
    this.#count += 1
    return `湘财社指〔${this.year}〕${this.#count}号`
  }

  isClosed(on = this.on): boolean {
    return monthOf(on) <= this.closedThrough
  }

  balance(key: string): bigint {
    return this.balances.get(key) ?? 0n
  }

  /** The least that an account has at the end of a day, or of any after it. */
  free(key: string, on = this.on): bigint {
    const later = [...(this.#moved.get(key) ?? [])].filter(([day]) => day > on).toSorted()
    let fen = this.balance(key)
    let least = fen
    for (const [, by] of later.toReversed()) {
      fen -= by
      if (fen < least) least = fen
    }
    return least > 0n ? least : 0n
  }

  /** Whether all can be moved at once: no account but a source below zero on any day afterwards. */
  allows(moves: readonly Move[]): boolean {
    const after = new Map<string, Map<string, bigint>>()
    const shift = (key: string, by: bigint, on: string) => {
      const days = after.get(key) ?? new Map(this.#moved.get(key))
      after.set(key, days.set(on, (days.get(on) ?? 0n) + by))
    }
    for (const { from, to, amount, on = this.on } of moves) {
      shift(from, -amount, on)
      shift(to, amount, on)
    }
    const isCovered = (days: Map<string, bigint>) => {
      let fen = 0n
      return [...days].toSorted().every(([, by]) => {
        fen += by
        return fen >= 0n
      })
    }
    return [...after].every(([key, days]) => key.startsWith('source') || isCovered(days))
  }

  move(moves: readonly Move[]): void {
    const shift = (key: string, by: bigint, on: string) => {
      this.balances.set(key, this.balance(key) + by)
      const days = this.#moved.get(key) ?? new Map<string, bigint>()
      this.#moved.set(key, days.set(on, (days.get(on) ?? 0n) + by))
    }
    for (const { from, to, amount, on = this.on } of moves) {
      this.#months.add(monthOf(on))
      shift(from, -amount, on)
      shift(to, amount, on)
      if (on > this.lastIn(to)) this.#lastIn.set(to, on)
    }
  }

  /** The last day on which something came to the account. */
  lastIn(key: string): string {
    return this.#lastIn.get(key) ?? ''
  }

  /** Moves, and remembers it under its origin. */
  book(origin: string, id: string, moves: Move[], more: Partial<Booked> = {}): Booked {
    this.move(moves)
    const days = moves.map(({ on = this.on }) => on).toSorted()
    const on = days.at(-1) ?? this.on
    const booked = { origin, id, on, moves, isReversed: false, ...more }
    this.booked.push(booked)
    return booked
  }

  /** The latest year in which the document has money at a stage, or else had some. */
  yearOf(document: Document, stage: string, place?: Place): number | null {
    const end = place === undefined ? '' : `/${place.category}/${place.township}`
    const form = new RegExp(`^${stage}/(\\d+)/${document.number}${end}$`)
    const known = [...this.balances].flatMap(([key, fen]) => {
      const year = form.exec(key)?.[1]
      return year === undefined ? [] : [{ year: Number(year), fen }]
    })
    const held = known.filter(({ fen }) => fen > 0n)
    const years = (held.length > 0 ? held : known).map(({ year }) => year)
    return years.length === 0 ? null : Math.max(...years)
  }

  /** The months that have entries. */
  entryMonths(): string[] {
    return [...this.#months]
  }

  get lines(): Line[] {
    return this.batches.flatMap(({ lines }) => lines)
  }

  batch(number: string): Batch | undefined {
    return this.batches.find((one) => one.number === number)
  }
}

export const atSource = (year: number, document: Document) => `source/${year}/${document.number}`
export const received = (year: number, document: Document) => `received/${year}/${document.number}`
export const allocated = (year: number, document: Document, { category, township }: Place) =>
  `allocated/${year}/${document.number}/${category}/${township}`
export const disbursed = (year: number, { category, township }: Place, channel: string) =>
  `disbursed/${year}/${category}/${township}/${channel}`
export const reached = (stage: string, year: number, { category, township }: Place) =>
  `${stage}/${year}/${category}/${township}`

export const yearOfBatch = ({ month }: Batch): number => Number(month.slice(0, 4))
/** Where the bank takes the money of a batch from. */
export const poolOf = (batch: Batch): string =>
  batch.isReissue
    ? reached('returned', yearOfBatch(batch), batch.place)
    : disbursed(yearOfBatch(batch), batch.place, 'bank')
export const rootOf = (line: Line): Line => (line.first === null ? line : rootOf(line.first))
/** All attempts from the first one on. */
export const attemptsOf = (line: Line): Line[] => [
  line,
  ...(line.again === null ? [] : attemptsOf(line.again)),
]
/** What of a returned first attempt was neither paid again, nor is being, nor was handed up. */
export function leftOf(root: Line): bigint {
  const [, ...again] = attemptsOf(root)
  const used = again.map(({ state, amount, answered }) =>
    state === 'pending' ? amount : state === 'settled' ? answered : 0n,
  )
  return root.answered - root.remitted - used.reduce((sum, fen) => sum + fen, 0n)
}
