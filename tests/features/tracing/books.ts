import { sql } from 'kysely'
import { type MovingPosting, postMoves } from '../../../src/features/ledger/index.ts'
import { addDays } from '../../../src/kernel/date.ts'
import type { Tx } from '../../../src/platform/db/transaction.ts'
import { districtCode as district_code } from '../../support/db.ts'
import type { Fact } from './model.ts'

export interface Place {
  stage: string
  year: number
  document?: string | undefined
  category?: string | undefined
  township?: string | undefined
  channel?: string | undefined
}

export interface Booking {
  kind: MovingPosting['kind']
  /** Null: from or to outside the district. */
  from: Place | null
  to: Place | null
  amount: number
  originId: string
  /** The line or voucher that money comes from, goes to. */
  fromPart?: string
  toPart?: string
  /** Of what comes from outside: its document. */
  document?: string
  /** The line or voucher that it is. */
  own?: string
}

/** A line or voucher that was paid, or a line that came back. */
export interface Held {
  place: Place
  part: string
  amount: number
  ids: { batch_id: string; line_no: number } | { expenditure_id: string }
}

/** An account as both sides name it. */
export const accountOf = (at: Place): string =>
  [at.stage, at.year, at.document, at.category, at.township, at.channel]
    .map((one) => one ?? '')
    .join('|')

const holderOf = (place: Place, part = ''): string => `${accountOf(place)}#${part}`

/** Books the same movements in the database and for the model. */
export class Books {
  readonly facts: Fact[] = []
  /** The root document that received money is kept under. */
  readonly documents = new Map<string, { id: string; year: number }>()
  /** By holder: what can be recovered, and what can be paid again or handed up. */
  readonly paid = new Map<string, Held>()
  readonly returned = new Map<string, Held>()
  /** What can be reversed. */
  readonly reversible: { column: string; originId: string; booking: Booking; fact: Fact }[] = []
  readonly tx: Tx
  readonly importId: string
  readonly userId: string
  /** Everybody who is paid: whom does not matter here. */
  readonly payee: { personId: string; accountId: string }
  on = '2022-11-01'
  readonly #balances = new Map<string, { place: Place; amount: number }>()
  #count = 0

  constructor(tx: Tx, rows: Pick<Books, 'importId' | 'userId' | 'payee'>) {
    this.tx = tx
    this.importId = rows.importId
    this.userId = rows.userId
    this.payee = rows.payee
  }

  pass(days: number): void {
    this.on = addDays(this.on, days)
  }

  get year(): number {
    return Number(this.on.slice(0, 4))
  }

  next(word: string): string {
    this.#count += 1
    return `${word}${this.#count}`
  }

  /** Accounts of a stage that hold something. */
  held(stage: string): { place: Place; amount: number }[] {
    return [...this.#balances.values()].filter(
      ({ place, amount }) => place.stage === stage && amount > 0,
    )
  }

  balanceOf(place: Place): number {
    return this.#balances.get(accountOf(place))?.amount ?? 0
  }

  async insert(table: string, values: Record<string, unknown>): Promise<string> {
    const row = { district_code, ...values }
    const { rows } = await sql<{ id: string }>`
      insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      values (${sql.join(Object.values(row))}) returning *`.execute(this.tx)
    return rows[0]?.id ?? ''
  }

  async book(booking: Booking): Promise<Fact> {
    await this.post(booking)
    return this.note(booking)
  }

  /** Books what can be taken back as a whole by its origin. */
  async bookReversible(column: string, booking: Booking): Promise<void> {
    const fact = await this.book(booking)
    this.reversible.push({ column, originId: booking.originId, booking, fact })
  }

  /** In the database. */
  async post({ kind, from, to, amount, originId }: Booking): Promise<void> {
    const outside = { ...(from ?? to), stage: 'source' } as Place
    const [giver, taker] = [from ?? outside, to ?? outside]
    const root = this.documents.get(giver.document ?? '')?.id ?? null
    await postMoves(
      this.tx,
      district_code,
      sql`select ${kind}::text as kind, ${giver.stage}::text as from_stage,
        ${taker.stage}::text as to_stage, ${giver.year}::int as fiscal_year,
        ${root}::uuid as appropriation_id,
        ${giver.category ?? taker.category ?? null}::text as category_code,
        ${giver.township ?? taker.township ?? null}::text as township_code,
        ${giver.channel ?? taker.channel ?? null}::text as channel,
        ${amount}::bigint as amount_fen, ${this.on}::date as effective_on,
        ${originId}::uuid as origin_id, ${taker.year}::int as to_fiscal_year,
        ${taker.category ?? null}::text as to_category_code,
        ${taker.township ?? null}::text as to_township_code`,
    )
  }

  /** For the model. */
  note({ kind, from, to, amount, fromPart, toPart, document, own }: Booking): Fact {
    this.shift(from, -amount)
    this.shift(to, amount)
    const fact: Fact = {
      kind,
      on: this.on,
      isMove: from?.stage === to?.stage,
      went: from === null ? null : holderOf(from, fromPart),
      came: to === null ? null : holderOf(to, toPart),
      amount,
      ...(document !== undefined && { document }),
      ...(own !== undefined && { own }),
    }
    this.facts.push(fact)
    return fact
  }

  shift(place: Place | null, by: number): void {
    if (place === null) return
    const amount = this.balanceOf(place) + by
    this.#balances.set(accountOf(place), { place, amount })
  }
}
