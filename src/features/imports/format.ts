import type { RawBuilder } from 'kysely'
import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readerOf } from './cell-readers.ts'
import type { Cell } from './cells.ts'
import type { Layout } from './layout.ts'
import { unknownKind } from './problems.ts'

/** What is wrong with one row; an empty column means the row as a whole. */
export interface RowFault {
  /** As the spreadsheet program numbers it. */
  row: number
  column: string
  /** As read; identity and account numbers masked. */
  value: string
  reason: string
}

export interface ImportColumn {
  /** The Chinese header first, then what else it is called. */
  names: readonly string[]
  cell: Cell
  /** The header may be missing: every row then has the cell empty. */
  isOptional?: boolean
  /** Where the header is missing, a line like "账号：123" above the table gives the value. */
  isInPreamble?: boolean
}

/** Whether a file without the column is refused. */
export function isRequired({ isOptional, isInPreamble }: ImportColumn): boolean {
  return isOptional !== true && isInPreamble !== true
}

/** What of a format is needed to read a file; it can be handed to another thread. */
export type TableFormat = Pick<ImportFormat, 'columns'>

export interface ImportContext {
  districtCode: string
  importId: string
  actor: Actor
}

/** The fields that a file's control totals and its place in the register are about. */
export interface Controlled {
  /** Their sum is the file's amount. */
  amounts: readonly string[]
  batch?: string
  /** A month or a day of it. */
  month?: string
}

/** How many rows of a file came to what, in Chinese. */
export interface RowOutcome {
  name: string
  count: number
}

/**
 * One kind of file. Its rows are read into the temporary table `staged`, whose columns are
 * `row_no` and the fields in snake case; `checks` look there for faults and `apply` takes over.
 */
export interface ImportFormat {
  kind: string
  name: string
  columns: Readonly<Record<string, ImportColumn>>
  /** Forms of others in which such files come, besides the product's own. */
  layouts?: readonly Layout[]
  controlled?: Controlled
  /**
   * Whether the same file may come again: never where it adds rows; always where it says what holds
   * now; after another where it takes that one's place.
   */
  comesAgain?: 'never' | 'after-another' | 'always'
  /** Completes the staged rows before they are checked. */
  prepare?(context: ImportContext): readonly RawBuilder<unknown>[]
  checks(context: ImportContext): readonly RawBuilder<RowFault>[]
  apply(tx: Tx, context: ImportContext): Promise<void>
  /** Where rows are not simply added: after `apply`, what they came to. */
  outcomes?: RawBuilder<RowOutcome>
}

/** The format of that kind; refuses with `import-kind-unknown`. */
export function formatOf(formats: readonly ImportFormat[], kind: string): ImportFormat {
  const format = formats.find((one) => one.kind === kind)
  if (format === undefined) throw unknownKind(kind)
  return format
}

/** The names of the temporary table's columns that a field is read into. */
export function stagedColumnsOf(field: string, cell: Cell): { name: string; type: string }[] {
  const base = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return readerOf(cell).columns.map(({ suffix, type }) => ({ name: base + suffix, type }))
}
