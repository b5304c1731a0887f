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
  readonly row: number
  readonly cells: readonly SourceCell[]
  /** Field → index of its cell. */
  readonly columns: Readonly<Record<string, number>>
}

export const rowsSearched = 50

/** Header names compare without blanks of any width, line breaks, full-width forms and stars. */
export function normaliseName(cell: SourceCell): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff*]/g, '')
    .toLowerCase()
}

/** Takes rows until one of them names all required columns. */
export class HeaderSearch {
  readonly #columns: readonly TableColumn[]
  readonly preamble: SourceRow[] = []
  #missing: readonly string[]

  constructor(columns: readonly TableColumn[]) {
    this.#columns = columns
    this.#missing = requiredNames(columns)
  }

  /** The header, where this row is it. */
  offer(row: SourceRow): Header | null {
    const names = row.cells.map(normaliseName)
    const found = new Map<string, number>()
    for (const column of this.#columns) {
      const index = positionOf(column, names, row.row)
      if (index !== null) found.set(column.field, index)
    }
    const missing = requiredNames(this.#columns.filter((column) => !found.has(column.field)))
    if (missing.length === 0) {
      return { row: row.row, cells: row.cells, columns: Object.fromEntries(found) }
    }
    if (missing.length < this.#missing.length) this.#missing = missing
    if (row.cells.some((cell) => !isBlankCell(cell))) this.preamble.push(row)
    if (this.preamble.length >= rowsSearched) this.refuse()
    return null
  }

  /** The columns named are those the most similar row lacks. */
  refuse(): never {
    const message = `前 ${rowsSearched} 行内没有找到表头,缺少列:${this.#missing.join('、')}`
    throw new FileRefusal('header-missing', message, { missing: this.#missing })
  }
}

function requiredNames(columns: readonly TableColumn[]): string[] {
  return columns
    .filter((column) => column.required)
    .map((column) => column.names[0] ?? column.field)
}

/** Names without their unit, 金额(元), count where the plain name is not there. */
function positionOf(column: TableColumn, names: readonly string[], row: number): number | null {
  const unitless = names.map((name) => name.replace(/\([^()]*\)$/, ''))
  for (const candidates of [names, unitless]) {
    for (const wanted of column.names.map(normaliseName)) {
      const index = candidates.indexOf(wanted)
      if (index === -1) continue
      if (candidates.includes(wanted, index + 1)) refuseTwice(column, row)
      return index
    }
  }
  return null
}

function refuseTwice(column: TableColumn, row: number): never {
  const name = column.names[0] ?? column.field
  throw new FileRefusal('header-duplicated', `第 ${row} 行有两列都是“${name}”`, { row, name })
}
