import { dayOf } from './calendar.ts'
import { chance, hash, streams } from './hash.ts'
import { residentsOf } from './institution.ts'
import type { Cell, Plan } from './plan.ts'
import type { Span, Special } from './special.ts'

/** How many of a hundred households join during the year, and how many leave. */
const joining = 4
const leaving = 4
/** Of a thousand lines, so many come back from the bank. */
const failingPerMille = 2

/** Households have numbers of their own in each category. */
const own = (cell: Cell) => cell.categoryNo + 1

/** The months for which a household is listed, and paid where nothing is planted. */
function naturalSpan(plan: Plan, cell: Cell, head: number): Span {
  const { seed, months } = plan
  const number = hash(seed, streams.span, head, own(cell))
  const old = -(hash(seed, streams.oldStart, head, own(cell)) % 30)
  const month = 1 + (Math.floor(number / 128) % months)
  if (number % 100 < joining) return { from: month, to: 13 }
  if (number % 100 < joining + leaving) return { from: old, to: month }
  return { from: old, to: 13 }
}

export function listedSpan(plan: Plan, cell: Cell, head: number, special?: Special): Span | null {
  return special === undefined ? naturalSpan(plan, cell, head) : special.listed
}

export function paidSpan(plan: Plan, cell: Cell, head: number, special?: Special): Span {
  return special === undefined ? naturalSpan(plan, cell, head) : special.paid
}

/** The month in which the household's payments come back, or null. */
export function failMonthOf(
  plan: Plan,
  cell: Cell,
  head: number,
  special?: Special,
): number | null {
  if (special !== undefined) return special.failMonth ?? null
  if (head - cell.start < residentsOf(cell)) return null
  const number = chance(plan.seed, streams.failure, head, own(cell)) * 1000
  const month = Math.floor(number / failingPerMille) + 1
  return month <= plan.months ? month : null
}

/** The day on which a single person died whose pay then stopped in time, or null. */
export function naturalDeath(plan: Plan, cell: Cell, head: number): string | null {
  const { to } = naturalSpan(plan, cell, head)
  const number = hash(plan.seed, streams.death, head, own(cell))
  return to > 12 || number % 2 === 0 ? null : dayOf(to, 1 + (Math.floor(number / 2) % 28))
}
