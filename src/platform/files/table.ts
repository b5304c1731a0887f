import { type Header, HeaderSearch, normaliseName, plainName, type TableColumn } from './header.ts'
import type { FileKind } from './kind.ts'
import { FileRefusal } from './refusal.ts'
import { openRows, type ReadOptions } from './rows.ts'
import { isBlankCell, type RowBatches, type SourceCell, type SourceRow } from './source-row.ts'
import { type SkipReason, skipReasonTester } from './trailer.ts'

export interface SkippedRow {
  readonly row: number
  readonly reason: SkipReason
}

export interface Table {
  /** Which of the sets of columns the header names. */
  readonly choice: number
  /** Where the header stands. */
  readonly headerRow: number
  readonly header: readonly SourceCell[]
  readonly kind: FileKind
  /** Field → index in the cells of a row; an optional column that is not there has none. */
  readonly columns: Readonly<Record<string, number>>
  readonly preambleRows: readonly SourceRow[]
  /** What stands above the header after one of the names, "账号:6222…"; null where nothing does. */
  preamble(names: readonly string[]): SourceCell
  /** The data rows. They can be read once, either way. */
  readonly rows: AsyncIterable<SourceRow>
  readonly batches: RowBatches
  /** To be called where the rows are not read to their end. */
  close(): Promise<void>
  /** Filled while the rows are read: totals and notes left out, up to `mostSkippedRows`. */
  readonly skipped: readonly SkippedRow[]
}

const mostSkippedRows = 1000

/**
 * Opens a clerk's file as a table: the header found by its names, in one of the sets of columns;
 * totals and notes left out.
 */
export async function openTable(
  path: string,
  choices: readonly (readonly TableColumn[])[],
  options?: ReadOptions,
): Promise<Table> {
  const { kind, batches: read } = await openRows(path, options)
  const iterator: AsyncIterator<readonly SourceRow[]> = read
  const search = new HeaderSearch(choices)
  const { header, rest } = await findHeader(iterator, search)
  const columns = choices[header.choice] ?? []
  const skipped: SkippedRow[] = []
  const reasonToSkip = skipReasonTester(header, columns, search.preamble)
  const told: Told[] = []
  const isData = (row: SourceRow): boolean => {
    if (row.cells.every(isBlankCell)) return false
    const reason = reasonToSkip(row)
    if (reason === 'note') refuseOther(told, row)
    if (reason !== null && skipped.length < mostSkippedRows) skipped.push({ row: row.row, reason })
    return reason === null
  }
  const batches = dataRows(iterator, rest, isData)
  return {
    choice: header.choice,
    headerRow: header.row,
    header: header.cells,
    kind,
    columns: header.columns,
    preambleRows: search.preamble,
    preamble: (names) => {
      const value = preambleValue(search.preamble, names)
      told.push({ names, value })
      return value
    },
    rows: flatten(batches),
    batches,
    close: async () => {
      await iterator.return?.()
    },
    skipped,
  }
}

async function findHeader(
  iterator: AsyncIterator<readonly SourceRow[]>,
  search: HeaderSearch,
): Promise<{ header: Header; rest: readonly SourceRow[] }> {
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      for (const [index, row] of next.value.entries()) {
        const header = search.offer(row)
        if (header !== null) return { header, rest: next.value.slice(index + 1) }
      }
    }
    if (search.preamble.length > 0) search.refuse()
    throw new FileRefusal('file-empty', '文件中没有内容')
  } catch (error) {
    await iterator.return?.()
    throw error
  }
}

async function* dataRows(
  iterator: AsyncIterator<readonly SourceRow[]>,
  first: readonly SourceRow[],
  isData: (row: SourceRow) => boolean,
): AsyncGenerator<SourceRow[]> {
  try {
    yield first.filter(isData)
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value.filter(isData)
    }
  } finally {
    await iterator.return?.()
  }
}

async function* flatten(batches: RowBatches): AsyncGenerator<SourceRow> {
  for await (const batch of batches) yield* batch
}

/** What was asked for that stands above the header. */
interface Told {
  readonly names: readonly string[]
  readonly value: SourceCell
}

/** Rows below another account's name are not those of the account above the header. */
function refuseOther(told: readonly Told[], row: SourceRow): void {
  for (const { names, value } of told) {
    const other = preambleValue([row], names)
    if (other === null || normaliseName(other) === normaliseName(value)) continue
    const name = names[0] ?? ''
    const message = `第 ${row.row} 行的“${name}”与表头上方的不同,请每个${name}单独导出一个文件`
    throw new FileRefusal('preamble-differs', message, { row: row.row, name })
  }
}

/** Several labels may stand in one cell: "户名:某局 账号:6222" or one below the other. */
const betweenLabels = /[\r\n;；]+|\s+(?=[^\s:：]+[:：])/

/** "账号:6222…" in one cell, or 账号 in one and the number in the next that has something. */
function preambleValue(rows: readonly SourceRow[], names: readonly string[]): SourceCell {
  const wanted = new Set(names.map(normaliseName))
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      for (const part of String(cell ?? '').split(betweenLabels)) {
        const [, name = '', value = ''] = /^([^:：]*)[:：]?([\s\S]*)$/.exec(part) ?? []
        if (!wanted.has(plainName(normaliseName(name)))) continue
        if (value.trim() !== '') return value.trim()
        const next = cells.slice(index + 1).find((other) => !isBlankCell(other))
        if (next !== undefined) return next
      }
    }
  }
  return null
}
