import { maskAccount } from '../../kernel/mask.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { CopyValue } from '../../platform/db/transaction.ts'
import { openTable, type SourceCell, type TableColumn } from '../../platform/files/index.ts'
import { isRefusal } from './cells.ts'
import { type ImportFormat, type RowFault, stagedColumnsOf } from './format.ts'

export const maxFaults = 1000
const rowsBetweenReports = 1000

/** What reading a file yields besides its good rows. */
export interface Reading {
  rowCount: number
  faultCount: number
  /** The first of them, up to `maxFaults`. */
  faults: RowFault[]
}

/** The staging table's columns for a format, in the order `stagedRows` fills them. */
export function stagedColumns(format: ImportFormat): { name: string; type: string }[] {
  const fields = Object.entries(format.columns).flatMap(([field, { cell }]) =>
    stagedColumnsOf(field, cell),
  )
  return [{ name: 'row_no', type: 'int' }, ...fields]
}

/** What is looked for in the header. */
export function wantedColumns(format: ImportFormat): TableColumn[] {
  return Object.entries(format.columns).map(([field, column]) => ({
    field,
    names: column.names,
    required: column.isOptional !== true && column.isInPreamble !== true,
  }))
}

export interface ReadInto {
  vault: Vault
  reading: Reading
  /** Called every so many rows. */
  told(): Promise<void>
}

/** Reads the file's rows; good ones are yielded for staging, faults noted in `reading`. */
export async function* stagedRows(
  format: ImportFormat,
  path: string,
  { vault, reading, told }: ReadInto,
): AsyncGenerator<CopyValue[]> {
  const table = await openTable(path, wantedColumns(format))
  const columns = Object.entries(format.columns).map(([field, column]) => {
    const position = table.columns[field]
    const fixed =
      position === undefined && column.isInPreamble ? table.preamble(column.names) : null
    return { ...column, title: column.names[0] ?? field, cellOf: cellReader(position, fixed) }
  })
  for await (const { row, cells } of table.rows) {
    reading.rowCount += 1
    if (reading.rowCount % rowsBetweenReports === 0) await told()
    const staged: CopyValue[] = [row]
    let isGood = true
    for (const { cell, title, cellOf } of columns) {
      const source = cellOf(cells)
      const values = cell.read(source, vault)
      if (isRefusal(values)) {
        isGood = false
        const value = cell.isSensitive ? maskAccount(String(source ?? '')) : String(source ?? '')
        noteFault(reading, { row, column: title, value, reason: values.reason })
      } else staged.push(...values)
    }
    if (isGood) yield staged
  }
}

function cellReader(position: number | undefined, fixed: SourceCell) {
  return (cells: readonly SourceCell[]): SourceCell =>
    position === undefined ? fixed : (cells[position] ?? null)
}

export function noteFault(reading: Reading, fault: RowFault): void {
  reading.faultCount += 1
  if (reading.faults.length < maxFaults) reading.faults.push(fault)
}
