import { chance, hash, streams } from './hash.ts'
import { householdOf } from './household.ts'
import type { Cell, Plan } from './plan.ts'
import type { Misuse } from './truth.ts'

/** Months from and to, both inclusive; 0 and less are before the year, 13 means no end. */
export interface Span {
  from: number
  to: number
}

export interface PersonRef {
  cell: Cell
  index: number
}

/** Somebody in whose payments something is planted; everybody else lives by chance alone. */
export interface Special extends PersonRef {
  misuse: Misuse
  /** The months whose lines are evidence. */
  evidence: Span
  /** The months on the eligibility list; null: not on it. */
  listed: Span | null
  paid: Span
  hasWrongCheckDigit?: true
  /** Another account than the person's own. */
  account?: string
  /** The person is in truth this one of another category. */
  sameAs?: PersonRef
  /** The line counts as evidence, its amount does not add to what is at stake. */
  addsNothing?: true
  overMonth?: number
  shortMonth?: number
  failMonth?: number
  twiceMonth?: number
  diedOn?: string
  payrollFrom?: string
}

export const allYear: Span = { from: 0, to: 13 }

export type Specials = ReadonlyMap<string, Special>

export function keyOf({ cell, index }: PersonRef): string {
  return `${cell.category.code}/${index}`
}

/** Draws people who live alone, each at most once. */
export class Picker {
  readonly #plan: Plan
  readonly #taken = new Set<string>()
  #draws = 0

  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** Somebody of one of the cells, from `skip` people after its start on. */
  from(cells: readonly Cell[], skip: (cell: Cell) => number = () => 0): PersonRef {
    const { seed } = this.#plan
    this.#draws += 1
    const first = hash(seed, streams.pick, this.#draws) % cells.length
    for (let turn = 0; turn < cells.length; turn += 1) {
      const cell = cells[(first + turn) % cells.length]
      if (cell === undefined) continue
      const start = cell.start + skip(cell)
      const count = cell.end - start
      const offset = Math.floor(chance(seed, streams.pick, this.#draws, 1) * count)
      for (let step = 0; step < count; step += 1) {
        const person = { cell, index: start + ((offset + step) % count) }
        if (this.#taken.has(keyOf(person))) continue
        if (householdOf(seed, cell, person.index).size !== 1) continue
        this.#taken.add(keyOf(person))
        return person
      }
    }
    throw new RangeError('too few people to plant all misuse in')
  }
}
