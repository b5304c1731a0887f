import { maskAccount, maskLongNumbers } from '../../kernel/mask.ts'
import type { Sealer } from '../../platform/crypto/vault.ts'
import type { CopyValue } from '../../platform/db/copy-text.ts'
import { openTable, type SourceCell, type Table } from '../../platform/files/index.ts'
import { type CellReader, isRefusal, readerOf } from './cell-readers.ts'
import { type RowFault, stagedColumnsOf, type TableFormat } from './format.ts'
import { headerFingerprint } from './header-fingerprint.ts'
import { cellReader, type Layout, wantedColumns } from './layout.ts'
import { shiftedBy, shiftedRow } from './shifted-row.ts'

export const maxFaults = 1000
const mostShown = 200

/** What reading a file yields besides its good rows. */
export interface Reading {
  rowCount: number
  faultCount: number
  /** The first of them, up to `maxFaults`. */
  faults: RowFault[]
  /** Which of the layouts the file has; null until its header is found. */
  layout: Layout | null
}

export const nothingRead = (): Reading => ({
  rowCount: 0,
  faultCount: 0,
  faults: [],
  layout: null,
})

/** The staging table's columns for a format, in the order `stagedRows` fills them. */
export function stagedColumns(format: TableFormat): { name: string; type: string }[] {
  const fields = Object.entries(format.columns).flatMap(([field, { cell }]) =>
    stagedColumnsOf(field, cell),
  )
  return [{ name: 'row_no', type: 'int' }, ...fields]
}

/** A file opened in the one of its kind's layouts that its header names. */
export interface LaidTable {
  table: Table
  layout: Layout
}

/** In which forms a file may come, and which sheet of a workbook is meant; null: the first. */
export interface FileForm {
  layouts: readonly Layout[]
  sheet: string | null
}

export async function openLaid(
  path: string,
  format: TableFormat,
  { layouts, sheet }: FileForm,
): Promise<LaidTable> {
  const table = await openTable(
    path,
    layouts.map((layout) => wantedColumns(format, layout)),
    sheet === null ? {} : { sheet },
  )
  const layout = layouts[table.choice]
  if (layout === undefined) throw new Error('a table is in one of its layouts')
  const header = headerFingerprint(table.header)
  const said = layouts.find(({ fingerprint }) => fingerprint === header)
  if (said === undefined || said === layout) return { table, layout }
  await table.close()
  return openLaid(path, format, { layouts: [said], sheet })
}

/** How the cell of a field is read from a row; what stands above the table is the same for all. */
export function fieldReader({ table, layout }: LaidTable, format: TableFormat, field: string) {
  const column = format.columns[field]
  const source = layout.columns[field]
  const reader = cellReader(field, source, (_names, key) => table.columns[key])
  if (reader !== null) return reader
  const names = source !== undefined && 'names' in source ? source.names : []
  const fixed = column?.isInPreamble === true ? table.preamble([...names, ...column.names]) : null
  return () => fixed
}

export interface ReadInto {
  form: FileForm
  sealer: Sealer
  reading: Reading
}

/** Reads the file's rows; good ones are yielded for staging, faults noted in `reading`. */
export async function* stagedRows(
  format: TableFormat,
  path: string,
  { form, sealer, reading }: ReadInto,
): AsyncGenerator<CopyValue[]> {
  const laid = await openLaid(path, format, form)
  reading.layout = laid.layout
  const columns = Object.entries(format.columns).map(([field, column]) => ({
    ...column,
    reader: readerOf(column.cell),
    title: column.names[0] ?? field,
    cellOf: fieldReader(laid, format, field),
  }))
  // Separators divide the cells of a text, so that one within a cell shifts the rest of its row.
  const width = laid.table.kind === 'text' ? laid.table.header.length : Number.POSITIVE_INFINITY
  for await (const batch of laid.table.batches) {
    for (const { row, cells } of batch) {
      reading.rowCount += 1
      const stray = cells.length > width ? shiftedBy(cells, width) : null
      if (stray !== null) {
        noteFault(reading, { row, column: '', value: maskLongNumbers(stray), reason: shiftedRow })
        continue
      }
      const staged: CopyValue[] = [row]
      let isGood = true
      for (const { reader, title, cellOf } of columns) {
        const source = cellOf(cells)
        const values = reader.read(source, sealer)
        if (isRefusal(values)) {
          isGood = false
          const value = shownValue(reader, source)
          noteFault(reading, { row, column: title, value, reason: values.reason })
        } else staged.push(...values)
      }
      if (isGood) yield staged
    }
  }
}

/** As read, as far as it may be shown; a row shifted by a column brings numbers anywhere. */
function shownValue({ isSensitive }: CellReader, source: SourceCell): string {
  const text = String(source ?? '').slice(0, mostShown)
  return isSensitive === true && text !== '' ? maskAccount(text) : maskLongNumbers(text)
}

export function noteFault(reading: Reading, fault: RowFault): void {
  reading.faultCount += 1
  if (reading.faults.length < maxFaults) reading.faults.push(fault)
}
