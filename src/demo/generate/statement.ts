import { type Fen, formatYuan } from '../../kernel/fen.ts'
import { bookedLater, monthText } from './calendar.ts'
import { chance, streams } from './hash.ts'
import type { Plan } from './plan.ts'
import type { StatementEntry } from './statement-entries.ts'
import type { Discrepancy, Misuse } from './truth.ts'

export interface StatementLine {
  date: string
  time: string
  debitFen: Fen
  creditFen: Fen
  balanceFen: Fen
  entry: StatementEntry
  remark: string
  serial: string
}

/** What a bank does on its own: books one line in ten a day later, loses one reference in 33. */
const laterShare = 0.1
const lostShare = 0.03

/** The lines of one month from the balance of the month before. */
export function statementLines(
  plan: Plan,
  month: number,
  entries: readonly StatementEntry[],
  openingFen: Fen,
): StatementLine[] {
  const booked = entries
    .map((entry, no) => ({ entry, date: bookingDate(plan, month, entry, no) }))
    .sort((a, b) => order(a.date, a.entry) - order(b.date, b.entry))
  let balanceFen = openingFen
  return booked.map(({ entry, date }, no) => {
    balanceFen += entry.side === 'credit' ? entry.amountFen : -entry.amountFen
    if (balanceFen < 0n) throw new Error(`the fund account is overdrawn on ${date}`)
    return {
      date,
      time: timeOf(no, booked.length),
      debitFen: entry.side === 'debit' ? entry.amountFen : 0n,
      creditFen: entry.side === 'credit' ? entry.amountFen : 0n,
      balanceFen,
      entry,
      remark: isReferenceLost(plan, month, entries, entry, no) ? '' : entry.reference,
      serial: `LS${monthText(month).replace('-', '')}${String(no + 1).padStart(6, '0')}`,
    }
  })
}

function bookingDate(plan: Plan, month: number, entry: StatementEntry, no: number): string {
  const isLater = !entry.isFixed && chance(plan.seed, streams.bankDelay, month, no) < laterShare
  return isLater ? bookedLater(entry.date) : entry.date
}

/** By day, credits before debits. */
function order(date: string, { side }: StatementEntry): number {
  return Number(date.replaceAll('-', '')) * 2 + (side === 'credit' ? 0 : 1)
}

/** Only where amount and side still tell which entry it is. */
function isReferenceLost(
  plan: Plan,
  month: number,
  entries: readonly StatementEntry[],
  entry: StatementEntry,
  no: number,
): boolean {
  if (entry.isFixed || chance(plan.seed, streams.bankReference, month, no) >= lostShare)
    return false
  return !entries.some(
    (other) => other !== entry && other.side === entry.side && other.amountFen === entry.amountFen,
  )
}

/** From nine to five, in the order of the lines. */
function timeOf(no: number, count: number): string {
  const second = 9 * 3600 + Math.floor((no * 8 * 3600) / Math.max(1, count))
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** Writes the serial of a line into what was planted in it. */
export function noteSerials(lines: readonly StatementLine[]): {
  misuse: Misuse[]
  discrepancies: Discrepancy[]
} {
  const planted = lines.flatMap((line) => {
    const { misuse, discrepancy } = line.entry
    const evidence = `bank:${line.serial}`
    return [{ misuse, discrepancy, evidence }]
  })
  for (const { misuse, discrepancy, evidence } of planted) {
    misuse?.evidence.push(evidence)
    discrepancy?.evidence.unshift(evidence)
  }
  return {
    misuse: planted.flatMap(({ misuse }) => misuse ?? []),
    discrepancies: planted.flatMap(({ discrepancy }) => discrepancy ?? []),
  }
}

/** The cells of a line, in the order of the bank's columns. */
export function statementCells(line: StatementLine): string[] {
  const { entry } = line
  return [
    line.date,
    line.time,
    line.debitFen === 0n ? '' : formatYuan(line.debitFen),
    line.creditFen === 0n ? '' : formatYuan(line.creditFen),
    formatYuan(line.balanceFen),
    entry.counterparty.name,
    entry.counterparty.account,
    entry.summary,
    line.remark,
    line.serial,
  ]
}
