import {
  type StatementGrouping,
  type StatementRow,
  type StatementScope,
  statementOf,
} from '../src/features/statements/index.ts'
import { type DwellRow, type DwellScope, dwellOf } from '../src/features/tracing/index.ts'
import type { Fen } from '../src/kernel/fen.ts'
import type { Db } from '../src/platform/db/database.ts'

/** Money of one category, township, document or month by stage; of the whole where it is the sum. */
export interface MoneyRow {
  readonly name: string
  readonly receivedFen: Fen
  /** From the year before, at whatever stage it was. */
  readonly carriedInFen: Fen
  /** Received and carried over before it was allocated. */
  readonly toAllocateFen: Fen
  readonly unallocatedFen: Fen
  /** With what adjustments brought and took. */
  readonly allocatedFen: Fen
  /** Allocated and carried over as such. */
  readonly toDisburseFen: Fen
  readonly undisbursedFen: Fen
  readonly disbursedFen: Fen
  /** Disbursed and carried over as such. */
  readonly toPayFen: Fen
  /** Allocated and carried over for the place. */
  readonly budgetFen: Fen
  /** Reached people, re-issues with it, returned payments without. */
  readonly paidFen: Fen
  readonly spentFen: Fen
  /** Came back from the bank and was not re-issued. */
  readonly returnedFen: Fen
  readonly recoveredFen: Fen
  readonly remittedFen: Fen
  /** Into the next year, at whatever stage it was. */
  readonly carriedOutFen: Fen
  /** For the place and not spent. */
  readonly balanceFen: Fen
  /** Paid and spent of what was for the place, in percent, "94.11"; null where that was nothing. */
  readonly executionRate: string | null
}

export interface MoneyTable {
  readonly rows: readonly MoneyRow[]
  readonly total: MoneyRow
}

/** A statement of the year by one grouping, with its sum. */
export async function moneyBy(
  db: Db,
  scope: StatementScope,
  by: StatementGrouping,
): Promise<MoneyTable> {
  const found = await statementOf(db, scope, by)
  const rows = found.filter(isToShow).map(moneyRow)
  const total = rows.pop()
  if (total === undefined) throw new Error('a statement ends with its sum')
  return { rows, total }
}

const ofPlaces = ['budget', 'disbursed', 'paid', 'spent', 'returned', 'unspent'] as const

/** What is for no category or township is a row only where it went the way of money that is. */
function isToShow({ key, figures }: StatementRow): boolean {
  return key !== 'none' || ofPlaces.some((code) => figures[code].amount !== 0n)
}

function moneyRow({ name, figures, rates }: StatementRow): MoneyRow {
  const fen = (code: keyof StatementRow['figures']) => figures[code].amount
  return {
    name,
    receivedFen: fen('received'),
    carriedInFen: fen('carriedIn'),
    toAllocateFen: fen('toAllocate'),
    unallocatedFen: fen('unallocated'),
    allocatedFen: fen('allocated') + fen('adjusted'),
    toDisburseFen: fen('toDisburse'),
    undisbursedFen: fen('undisbursed'),
    disbursedFen: fen('disbursed'),
    toPayFen: fen('toPay'),
    budgetFen: fen('budget'),
    paidFen: fen('paid'),
    spentFen: fen('spent'),
    returnedFen: fen('returned'),
    recoveredFen: fen('recovered'),
    remittedFen: fen('remitted'),
    carriedOutFen: fen('carriedOut'),
    balanceFen: fen('unspent'),
    executionRate: rates.execution,
  }
}

/** Came to places from the year before, and went from them into the next one. */
export const placedIn = ({ budgetFen, allocatedFen }: MoneyRow): Fen => budgetFen - allocatedFen
export const placedOut = (row: MoneyRow): Fen =>
  row.budgetFen + row.recoveredFen - row.remittedFen - row.paidFen - row.spentFen - row.balanceFen

/** How long the money that lies somewhere has lain there: a band of days, and the amount by stage. */
export interface DwellBand {
  readonly name: string
  readonly amounts: readonly { readonly stage: string; readonly amountFen: Fen }[]
}

const bands = [
  ['≤30', 'upTo30'],
  ['31–60', 'upTo60'],
  ['61–90', 'upTo90'],
  ['91–180', 'upTo180'],
  ['181–365', 'upTo365'],
  ['>365', 'over365'],
] as const

export async function dwellBands(db: Db, scope: Omit<DwellScope, 'by'>): Promise<DwellBand[]> {
  return bandsOf(await dwellOf(db, { ...scope, by: 'stage' }))
}

/** The same of every township, by its code; none for one where nothing lies. */
export async function dwellByTownship(
  db: Db,
  scope: Omit<DwellScope, 'by' | 'township'>,
): Promise<(township: string) => DwellBand[]> {
  const rows = await dwellOf(db, { ...scope, by: 'township' })
  const byTownship = Map.groupBy(rows, ({ townshipCode }) => townshipCode)
  return (township) => bandsOf(byTownship.get(township) ?? [])
}

function bandsOf(stages: readonly DwellRow[]): DwellBand[] {
  return bands.map(([name, key]) => ({
    name,
    amounts: stages.map((one) => ({ stage: one.stageName, amountFen: one[key] })),
  }))
}

/** Length of a bar only, in 万元: figures that are read are formatted from fen. */
export const wan = (fen: Fen): number => Number(fen) / 1_000_000

export const percentText = (rate: string | null): string => (rate === null ? '—' : `${rate}%`)
