import { type Header, HeaderSearch, normaliseName, plainName, type TableColumn } from './header.ts'
import { FileRefusal } from './refusal.ts'
import { type ReadOptions, readRowBatches } from './rows.ts'
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
export function openTable(
  path: string,
  choices: readonly (readonly TableColumn[])[],
  options?: ReadOptions,
): Promise<Table> {
  return tableOf(readRowBatches(path, options), choices)
}

export async function tableOf(
  source: RowBatches,
  choices: readonly (readonly TableColumn[])[],
): Promise<Table> {
  const iterator = source[Symbol.asyncIterator]()
  const search = new HeaderSearch(choices)
  const { header, rest } = await findHeader(iterator, search)
  const columns = choices[header.choice] ?? []
  const skipped: SkippedRow[] = []
  const batches = dataRows(iterator, rest, skipReasonTester(header, columns), skipped)
  return {
    choice: header.choice,
    headerRow: header.row,
    header: header.cells,
    columns: header.columns,
    preambleRows: search.preamble,
    preamble: (names) => preambleValue(search.preamble, names),
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
  reasonToSkip: (row: SourceRow) => SkipReason | null,
  skipped: SkippedRow[],
): AsyncGenerator<SourceRow[]> {
  const isData = (row: SourceRow): boolean => {
    if (row.cells.every(isBlankCell)) return false
    const reason = reasonToSkip(row)
    if (reason !== null && skipped.length < mostSkippedRows) skipped.push({ row: row.row, reason })
    return reason === null
  }
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

/** "账号:6222…" in one cell, or 账号 in one and the number in the next that has something. */
/** Several labels may stand in one cell: "户名:某局 账号:6222" or one below the other. */
const betweenLabels = /[\r\n;；]+|\s+(?=[^\s:：]+[:：])/

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
