import {
  defaultPeople,
  monthlyCategories,
  type RosterCategory,
  type RosterCategoryCode,
  type Township,
  townships,
} from './categories.ts'

/** The people of one category in one township: a range of indices within the category. */
export interface Cell {
  category: RosterCategory
  categoryNo: number
  township: Township
  townshipNo: number
  /** Index of the first person. */
  start: number
  /** Index after the last person. */
  end: number
}

/** The outline of a district, from which everything else follows. */
export interface Plan {
  seed: number
  people: number
  months: number
  /** How big the district is against the default one. */
  scale: number
  cells: readonly Cell[]
}

export function makePlan(options: { seed: number; people: number; months: number }): Plan {
  const { seed, people, months } = options
  wholeNumber('seed', seed, 0, 0xffff_ffff)
  wholeNumber('people', people, 100, 5_000_000)
  wholeNumber('months', months, 1, 12)
  return { seed, people, months, scale: people / defaultPeople, cells: cellsOf(people) }
}

function wholeNumber(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return
  throw new RangeError(`${name} has to be a whole number from ${min} to ${max}`)
}

function cellsOf(people: number): Cell[] {
  return monthlyCategories.flatMap((category, categoryNo) => {
    const count = categorySize(people, categoryNo)
    return rangesOf(count, category.shares).map(({ start, end }, townshipNo) => ({
      category,
      categoryNo,
      township: townshipAt(townshipNo),
      townshipNo,
      start,
      end,
    }))
  })
}

/** The rural category takes what rounding leaves, so that all together are exactly `people`. */
function categorySize(people: number, categoryNo: number): number {
  const sizes = monthlyCategories.map((category) =>
    Math.max(1, Math.round((category.people / defaultPeople) * people)),
  )
  const size = sizes[categoryNo] ?? 0
  if (monthlyCategories[categoryNo]?.code !== 'dibao_rural') return size
  return size + people - sizes.reduce((total, each) => total + each, 0)
}

/** Cuts 0..count into ranges of the given percentages. */
export function rangesOf(
  count: number,
  shares: readonly number[],
): { start: number; end: number }[] {
  let percent = 0
  return shares.map((share) => {
    const start = Math.round((count * percent) / 100)
    percent += share
    return { start, end: Math.round((count * percent) / 100) }
  })
}

export function townshipAt(townshipNo: number): Township {
  const township = townships[townshipNo]
  if (township === undefined) throw new RangeError(`no township ${townshipNo}`)
  return township
}

export function cellOf(plan: Plan, code: RosterCategoryCode, townshipNo: number): Cell {
  const cell = plan.cells.find(
    ({ category, townshipNo: no }) => category.code === code && no === townshipNo,
  )
  if (cell === undefined) throw new RangeError(`no cell of ${code} in township ${townshipNo}`)
  return cell
}
