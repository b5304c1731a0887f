import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import {
  type CellMark,
  markWorkbook,
  type SourceRow,
  type Table,
  type WorkbookCell,
  writeWorkbook,
} from '../../platform/files/index.ts'
import type { ImportFormat, RowFault } from './format.ts'
import { type FileForm, openLaid } from './read-table.ts'

const reasonTitle = '错误说明'
const rowTitle = '原行号'
/** A workbook is marked as a whole up to this size; a larger one is written anew, row by row. */
const mostBytesInMemory = 4 * 1024 * 1024

export interface ErrorsToMark {
  path: string
  format: ImportFormat
  form: FileForm
  faults: readonly RowFault[]
  /** Only the rows that have faults, to be corrected and sent again. */
  onlyRejected: boolean
}

/** The clerk's own file as XLSX, its bad cells on a red ground and explained. */
export async function markErrors(request: ErrorsToMark): Promise<Readable> {
  const { path, format, form, faults, onlyRejected } = request
  const { table } = await openLaid(path, format, form)
  const marks = faults.map((fault) => markOf(format, table, fault))
  if (table.kind === 'workbook' && !onlyRejected && (await stat(path)).size <= mostBytesInMemory) {
    await table.close()
    const { headerRow, header } = table
    const marking = { marks, sheet: form.sheet, headerRow, width: header.length, reasonTitle }
    return Readable.from([await markWorkbook(path, marking)], { objectMode: false })
  }
  const titles = table.header.map((cell) => String(cell ?? ''))
  return writeWorkbook({
    name: format.name,
    columns: [...titles, rowTitle, reasonTitle].map((title) => ({ title })),
    rows: markedRows(
      table,
      Map.groupBy(marks, ({ row }) => row),
      onlyRejected,
    ),
  })
}

function markOf(format: ImportFormat, table: Table, { row, column, reason }: RowFault): CellMark {
  const field = Object.entries(format.columns).find(([, { names }]) => names[0] === column)?.[0]
  const position = field === undefined ? undefined : positionOf(table, field)
  const said = column === '' ? reason : `${column}:${reason}`
  return { row, column: position ?? null, reason: said }
}

/** The field's column; of one that is made of several the first. */
function positionOf({ columns }: Table, field: string): number | undefined {
  const part = Object.keys(columns).find((key) => key.startsWith(`${field}/`))
  return columns[field] ?? (part === undefined ? undefined : columns[part])
}

async function* markedRows(
  { rows, header }: Table,
  marks: ReadonlyMap<number, readonly CellMark[]>,
  onlyRejected: boolean,
): AsyncGenerator<WorkbookCell[]> {
  for await (const row of rows) {
    const faults = marks.get(row.row) ?? []
    if (faults.length > 0 || !onlyRejected) yield markedRow(row, header.length, faults)
  }
}

function markedRow(
  { row, cells }: SourceRow,
  width: number,
  faults: readonly CellMark[],
): WorkbookCell[] {
  const isMarked = new Set(faults.map(({ column }) => column))
  const shown = Array.from({ length: width }, (_, index): WorkbookCell => {
    const value = cells[index] ?? null
    return isMarked.has(index) ? { value, isMarked: true } : value
  })
  const reasons = faults.map(({ reason }) => reason).join(';')
  return [...shown, row, reasons, ...cells.slice(width)]
}
