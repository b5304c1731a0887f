import { FileRefusal } from './refusal.ts'
import { isBlankCell, type SourceCell, type SourceRow } from './source-row.ts'

export interface TableColumn {
  readonly field: string
  /** What the column may be called; where several are there, the earlier name wins. */
  readonly names: readonly string[]
  readonly required: boolean
  /**
   * Part of what makes a row a row: one with all its identifying cells is never taken for a total.
   * Where no column is marked, the required ones are.
   */
  readonly identifies?: boolean
}

export interface Header {
  /** Which of the sets of columns it names. */
  readonly choice: number
  readonly row: number
  readonly cells: readonly SourceCell[]
  /** Field → index of its cell. */
  readonly columns: Readonly<Record<string, number>>
}

const rowsSearched = 50

/** Header names compare without blanks of any width, line breaks, full-width forms and stars. */
export function normaliseName(cell: SourceCell): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff*]/g, '')
    .toLowerCase()
}

/** Takes rows until one of them names all required columns of one of the sets. */
export class HeaderSearch {
  readonly #choices: readonly (readonly TableColumn[])[]
  readonly preamble: SourceRow[] = []
  #missing: readonly string[]

  constructor(choices: readonly (readonly TableColumn[])[]) {
    this.#choices = choices
    this.#missing = requiredNames(choices.at(-1) ?? [])
  }

  /** The header, where this row is it; of several sets the last of those of which most is there. */
  offer(row: SourceRow): Header | null {
    const names = row.cells.map(normaliseName)
    let best: Found | null = null
    let twice: FileRefusal | null = null
    for (const [choice, columns] of this.#choices.entries()) {
      const found = findColumns(columns, names, row.row)
      if (found instanceof FileRefusal) twice ??= found
      else if (found.missing.length === 0) {
        if (best === null || found.count >= best.count) best = { ...found, choice }
      } else if (found.missing.length < this.#missing.length) this.#missing = found.missing
    }
    if (best !== null) {
      const { choice, columns } = best
      return { choice, row: row.row, cells: row.cells, columns }
    }
    if (twice !== null) throw twice
    if (row.cells.some((cell) => !isBlankCell(cell))) this.preamble.push(row)
    if (this.preamble.length >= rowsSearched) this.refuse()
    return null
  }

  /** The columns named are those that the most similar row lacks of the set nearest to it. */
  refuse(): never {
    const message = `前 ${rowsSearched} 行内没有找到表头,缺少列:${this.#missing.join('、')}`
    throw new FileRefusal('header-missing', message, { missing: this.#missing })
  }
}

interface Found {
  readonly columns: Readonly<Record<string, number>>
  /** How many different cells of the header are understood. */
  readonly count: number
  readonly missing: readonly string[]
  readonly choice: number
}

function findColumns(
  columns: readonly TableColumn[],
  names: readonly string[],
  row: number,
): Omit<Found, 'choice'> | FileRefusal {
  const found = new Map<string, number>()
  for (const column of columns) {
    const index = positionOf(column, names)
    if (index === 'twice') return namedTwice(column, row)
    if (index !== null) found.set(column.field, index)
  }
  const missing = requiredNames(columns.filter((column) => !found.has(column.field)))
  return {
    columns: Object.fromEntries(found),
    count: new Set(found.values()).size,
    missing,
  }
}

function requiredNames(columns: readonly TableColumn[]): string[] {
  return columns
    .filter((column) => column.required)
    .map((column) => column.names[0] ?? column.field)
}

/** Names without their unit, 金额(元), or their English, count where the plain name is not there. */
function positionOf(column: TableColumn, names: readonly string[]): number | 'twice' | null {
  for (const candidates of [names, names.map(plainName)]) {
    for (const wanted of column.names.map(normaliseName)) {
      const index = candidates.indexOf(wanted)
      if (index === -1) continue
      return candidates.includes(wanted, index + 1) ? 'twice' : index
    }
  }
  return null
}

export function plainName(name: string): string {
  return name.replace(/(\([^()]*\)|\[[^[\]]*\])$/, '')
}

function namedTwice(column: TableColumn, row: number): FileRefusal {
  const name = column.names[0] ?? column.field
  return new FileRefusal('header-duplicated', `第 ${row} 行有两列都是“${name}”`, { row, name })
}
