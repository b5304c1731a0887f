import type { Fen } from '../../kernel/fen.ts'
import type { Batch } from './batch.ts'
import { chance, hash, pickFrom, streams } from './hash.ts'
import { householdOf } from './household.ts'
import { failMonthOf, paidSpan } from './life.ts'
import { monthlyAmount, type Person, personOf, standardOf } from './person.ts'
import type { Plan } from './plan.ts'
import { keyOf, type PersonRef, type Special, type Specials } from './special.ts'

/** One payment of a batch. */
export interface Line {
  batch: Batch
  /** 1-based, within the batch. */
  lineNo: number
  ref: PersonRef
  special: Special | undefined
  person: Person
  standardFen: Fen
  amountFen: Fen
  /** What the bank says that it credited. */
  creditedFen: Fen
  /** Why the bank sent it back, or null. */
  failure: string | null
  note: string
}

const failures = ['卡号已注销', '账户冻结', '卡号与户名不一致', '卡已达限额']

/** What was taken off a line whose credit is short, and put on one above its standard. */
const shortFen = 5_000n
const overFen = 8_000n

/** The lines of a batch in the order of the roster. */
export function* linesOf(plan: Plan, specials: Specials, batch: Batch): Generator<Line> {
  const { cell } = batch
  const again: PersonRef[] = []
  let lineNo = 0
  for (let index = cell.start; index < cell.end; index += 1) {
    const ref = { cell, index }
    const line = lineOf(plan, specials, batch, ref)
    if (line === null) continue
    lineNo += 1
    yield { ...line, lineNo }
    if (line.special?.twiceMonth === batch.month) again.push(ref)
  }
  for (const ref of again) {
    const line = lineOf(plan, specials, batch, ref)
    if (line === null) continue
    lineNo += 1
    yield { ...line, lineNo }
  }
}

type UnnumberedLine = Omit<Line, 'lineNo'>

function lineOf(
  plan: Plan,
  specials: Specials,
  batch: Batch,
  ref: PersonRef,
): UnnumberedLine | null {
  const { cell } = batch
  if (cell.category.code === 'temporary') return grantLine(plan, batch, ref)
  const special = specials.get(keyOf(ref))
  const household = householdOf(plan.seed, cell, ref.index)
  const span = paidSpan(plan, cell, household.head, special)
  if (batch.month < span.from || batch.month > span.to) return null
  const failMonth = failMonthOf(plan, cell, household.head, special)
  const version = failMonth !== null && batch.month > failMonth ? 1 : 0
  const standardFen = standardOf(plan, ref)
  const over = special?.overMonth === batch.month ? overFen : null
  const amountFen = over === null ? monthlyAmount(plan, ref, household) : standardFen + over
  return {
    batch,
    ref,
    special,
    person: personOf(plan, ref, version, special),
    standardFen,
    amountFen,
    creditedFen: special?.shortMonth === batch.month ? amountFen - shortFen : amountFen,
    failure: failMonth === batch.month ? failureOf(plan, ref) : null,
    note: '',
  }
}

function grantLine(plan: Plan, batch: Batch, ref: PersonRef): UnnumberedLine {
  // 500 to 3000 yuan, small grants oftener than large ones.
  const size = chance(plan.seed, streams.grantAmount, ref.index)
  const amountFen = 50_000n + BigInt(Math.floor(size * size * 26)) * 10_000n
  const isReturned = chance(plan.seed, streams.failure, ref.index) < 0.002
  return {
    batch,
    ref,
    special: undefined,
    person: personOf(plan, ref, 0),
    standardFen: batch.cell.category.standardFen,
    amountFen,
    creditedFen: amountFen,
    failure: isReturned ? failureOf(plan, ref) : null,
    note: '',
  }
}

function failureOf(plan: Plan, { cell, index }: PersonRef): string {
  return pickFrom(failures, hash(plan.seed, streams.failureReason, index, cell.categoryNo))
}

/** Returned lines paid again, to the account that was put right. */
export function reissuedLines(plan: Plan, batch: Batch, returned: readonly Line[]): Line[] {
  return returned.map((line, at) => ({
    ...line,
    batch,
    lineNo: at + 1,
    person: personOf(plan, line.ref, 1, line.special),
    failure: null,
    note: `补发 ${line.batch.number}/${line.lineNo}`,
  }))
}

export function lineKey(line: Line): string {
  return `line:${line.batch.number}/${line.lineNo}`
}
