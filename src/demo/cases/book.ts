import { addDays } from '../../kernel/date.ts'
import { type Fen, formatYuan, sumFen } from '../../kernel/fen.ts'
import { hash, streams } from '../generate/hash.ts'
import { type CasePerson, caseAccount, casePerson } from './people.ts'
import {
  type Adjustment,
  type Allocation,
  type BankEntry,
  type Category,
  type Disbursement,
  type Document,
  type Entitlement,
  type Line,
  type Registered,
  type Roster,
  townshipCodes,
  type Voucher,
} from './rows.ts'
import type { CaseRule, CaseTruth } from './truth.ts'

export interface LineOptions {
  fen?: Fen
  standardFen?: Fen
  head?: CasePerson
  /** Who gets the money; the person's own account where nothing is said. */
  payee?: { name: string; identity: string; account: string }
  account?: string
  note?: string
  /** What the bank said; `none`: it has not answered. */
  result?: 'paid' | 'returned' | 'none'
  /** What it credited less than the roster says. */
  shortFen?: Fen
}

export interface RosterOptions {
  month: string
  category?: Category
  township?: number
  /** The bank's day; the 8th of the month where nothing is said. */
  paidOn?: string
  isReissue?: boolean
  /** Not sent to the bank: a roster that waits. */
  isWaiting?: boolean
}

/** Rows of cases, each with what is to be found in it or taken for it by mistake. */
export class CaseBook {
  readonly seed: number
  readonly documents: Document[] = []
  readonly allocations: Allocation[] = []
  readonly adjustments: Adjustment[] = []
  readonly disbursements: Disbursement[] = []
  readonly entitlements: Entitlement[] = []
  readonly registered: Registered[] = []
  readonly rosters: Roster[] = []
  readonly vouchers: Voucher[] = []
  readonly bankEntries: BankEntry[] = []
  /** Batches whose returned money the bank never gave back. */
  readonly lostReturns = new Set<string>()
  readonly truth: CaseTruth = { misuse: [], nearMisses: [] }
  #count = 0

  constructor(seed: number) {
    this.seed = seed
  }

  next(): number {
    this.#count += 1
    return this.#count
  }

  /** A sum that no other row has: with fen, drawn by the seed. */
  amount(from = 30_000): Fen {
    const number = hash(this.seed, streams.case, this.next(), 1)
    return BigInt(from + (number % 150) * 100 + 1 + (Math.floor(number / 256) % 98))
  }

  /** A township of the seed's choice. */
  anyTownship(): number {
    return hash(this.seed, streams.case, this.next(), 2) % townshipCodes.length
  }

  person(options: Parameters<typeof casePerson>[2] = {}): CasePerson {
    return casePerson(this.seed, this.next(), options)
  }

  /** An account of nobody's. */
  account(): string {
    return caseAccount(this.seed, this.next())
  }

  list(person: CasePerson, part: Omit<Entitlement, 'person' | 'head'> & { head?: CasePerson }) {
    this.entitlements.push({ head: person, ...part, person })
  }

  register(entry: Registered): void {
    this.registered.push(entry)
  }

  /** Adds a roster; returns the keys of its lines. */
  roster(options: RosterOptions, lines: readonly [CasePerson, LineOptions?][]): string[] {
    const { month, category = 'dibao_rural', township = 0, isReissue = false } = options
    const number = `AL${month.replace('-', '')}-${String(this.next()).padStart(4, '0')}`
    const rows = lines.map(([person, line = {}]) => this.#line(person, line))
    const roster = {
      number,
      month,
      category,
      township,
      paidOn: options.paidOn ?? `${month}-08`,
      isReissue,
      lines: rows,
    }
    this.rosters.push(roster)
    const totalFen = sumFen(rows.map(({ fen }) => fen))
    if (options.isWaiting !== true && !isReissue) {
      this.send({
        category,
        township,
        channel: '社会化发放',
        fen: totalFen,
        on: addDays(roster.paidOn, -2),
      })
    }
    return rows.map((_, no) => `line:${number}/${no + 1}`)
  }

  #line(person: CasePerson, line: LineOptions): Line {
    const { fen = this.amount(), head = person, payee = person, result = 'paid' } = line
    const { account = payee.account, standardFen = fen, note = '', shortFen = 0n } = line
    return { person, head, payee, account, fen, standardFen, note, result, shortFen }
  }

  /** Money that leaves the bureau, from the year's own document unless one is named. */
  send(part: {
    category: Category
    township: number
    channel: Disbursement['channel']
    fen: Fen
    on: string
    payee?: { name: string; account: string }
    document?: string
  }): string {
    const number = `AB${String(this.next()).padStart(4, '0')}`
    const payee = part.payee ?? { name: '示例银行代发过渡户', account: caseAccount(this.seed, 1) }
    this.disbursements.push({ ...part, payee, number, document: part.document ?? '' })
    return `disbursement:${number}`
  }

  /** A voucher that the bureau pays directly. */
  voucher(part: Partial<Omit<Voucher, 'number'>>): string {
    const number = `AP${String(this.next()).padStart(4, '0')}`
    this.vouchers.push({
      category: 'vagrant',
      township: 0,
      spentOn: '2023-06-15',
      payee: { name: '示例汽车客运站', account: this.account() },
      kind: '企业',
      fen: this.amount(),
      subject: '30306',
      purpose: '返乡车票',
      ...part,
      number,
    })
    return `voucher:${number}`
  }

  /** A movement of the fund account that the books do not have. */
  bank(part: Omit<BankEntry, 'serial' | 'remark' | 'time'> & { remark?: string }): string {
    const serial = `AS${String(this.next()).padStart(5, '0')}`
    this.bankEntries.push({ remark: '', ...part, time: `10:00:${serial.slice(-2)}`, serial })
    return `bank:${serial}`
  }

  /** What a rule has to find. */
  plant(rule: CaseRule, evidence: readonly string[], fen: Fen, note: string): void {
    this.truth.misuse.push({ rule, evidence: [...evidence], amountYuan: formatYuan(fen), note })
  }

  /** What looks like it and is lawful, or stands exactly at the edge. */
  near(rule: CaseRule, evidence: readonly string[], note: string): void {
    this.truth.nearMisses.push({ rule, evidence: [...evidence], note })
  }
}

/** The last day that the cases are looked at. */
export const lastDay = '2023-12-31'

/** So many days before it. */
export const daysBefore = (days: number) => addDays(lastDay, -days)
