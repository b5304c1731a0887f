import { type Finding, findingsOf, rectificationLedger } from '../src/features/findings/index.ts'
import {
  patternNames,
  rectificationKindNames,
  sourceNames,
} from '../src/features/findings/names.ts'
import { stateNames } from '../src/features/findings/workflow.ts'
import type { Fen } from '../src/kernel/fen.ts'
import { maskLongNumbers } from '../src/kernel/mask.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { Viewer } from './report.ts'

/** A finding as ledgers write it; numbers of persons and accounts are masked. */
export interface LedgerFinding {
  readonly number: string
  readonly source: string
  readonly foundOn: string
  readonly unit: string
  readonly townshipCode: string | null
  readonly pattern: string
  readonly description: string
  readonly legalBasis: string
  readonly amountFen: Fen
  readonly rectifiedFen: Fen
  readonly remainingFen: Fen
  readonly kind: string
  readonly dueOn: string
  readonly handedInOn: string | null
  readonly state: string
  readonly isDone: boolean
  readonly isOverdue: boolean
  readonly repeatOf: string | null
}

/** With what it cost those who are responsible, and the rules that came out of it. */
export interface RectifiedFinding extends LedgerFinding {
  readonly personsHeldAccountable: number
  /** Titles of rules and policies; empty where there are none. */
  readonly mechanisms: string
}

const pageSize = 500

interface OfYear {
  year: number
  asOf: string
  township?: string | undefined
}

/** A year's findings as of a day: those found in it, and those that were open when it began. */
export async function findingsOfYear(
  db: Db,
  viewer: Viewer,
  { year, ...scope }: OfYear,
): Promise<LedgerFinding[]> {
  const before = await ledgerFindings(db, viewer, { ...scope, asOf: `${year - 1}-12-31` })
  const over = new Set(before.filter(({ isDone }) => isDone).map(({ number }) => number))
  const all = await ledgerFindings(db, viewer, scope)
  return all.filter(({ number, isDone }) => !isDone || !over.has(number))
}

/** The findings that a viewer may see, found by a day, the earliest deadline first. */
async function ledgerFindings(
  db: Db,
  viewer: Viewer,
  { asOf, township }: { asOf: string; township?: string | undefined },
): Promise<LedgerFinding[]> {
  const all: LedgerFinding[] = []
  let cursor: string | undefined
  do {
    const filter = { asOf, limit: pageSize, townshipCode: township, cursor }
    const page = await findingsOf(db, viewer, filter)
    all.push(...page.items.map(written))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}

/** The whole ledger of a day in the same order. */
export async function rectifiedFindings(
  db: Db,
  viewer: Viewer,
  { asOf, township }: { asOf: string; township?: string | undefined },
): Promise<RectifiedFinding[]> {
  const rows = await rectificationLedger(db, viewer, { asOf, townshipCode: township })
  return rows
    .map(({ personsHeldAccountable, mechanisms, ...finding }) => ({
      ...written(finding),
      personsHeldAccountable,
      mechanisms: maskLongNumbers(mechanisms ?? ''),
    }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

function written(finding: Finding): LedgerFinding {
  const { source, sourceDocument, pattern, rectificationKind, state, amount, ...rest } = finding
  return {
    number: rest.number,
    source:
      sourceDocument === '' ? sourceNames[source] : `${sourceNames[source]} ${sourceDocument}`,
    foundOn: rest.foundOn,
    unit: rest.responsibleUnit,
    townshipCode: rest.townshipCode,
    pattern: patternNames[pattern],
    description: maskLongNumbers(rest.description),
    legalBasis: rest.legalBasis,
    amountFen: amount,
    rectifiedFen: rest.rectified,
    remainingFen: rest.remaining,
    kind: rectificationKindNames[rectificationKind],
    dueOn: rest.dueOn,
    handedInOn: rest.handedInOn,
    state: stateNames[state],
    isDone: state === 'verified' || state === 'closed',
    isOverdue: rest.isOverdue,
    repeatOf: rest.repeatOf,
  }
}

/** How far a group of findings is put right; the counts add up to all. */
export interface Progress {
  readonly name: string
  readonly done: number
  readonly inWork: number
  readonly overdue: number
  readonly amountFen: Fen
  readonly rectifiedFen: Fen
}

/** Progress by the words that `nameOf` finds, in the order in which they come first. */
export function progressBy(
  findings: readonly LedgerFinding[],
  nameOf: (finding: LedgerFinding) => string,
): Progress[] {
  const groups = Map.groupBy(findings, nameOf)
  return [...groups].map(([name, group]) => progressOf(name, group))
}

export function progressOf(name: string, group: readonly LedgerFinding[]): Progress {
  const count = (holds: (one: LedgerFinding) => boolean) => group.filter(holds).length
  const done = count((one) => one.isDone)
  const overdue = count((one) => one.isOverdue)
  return {
    name,
    done,
    overdue,
    inWork: group.length - done - overdue,
    amountFen: group.reduce((sum, one) => sum + one.amountFen, 0n),
    rectifiedFen: group.reduce((sum, one) => sum + one.rectifiedFen, 0n),
  }
}
