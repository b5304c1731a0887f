import { Readable } from 'node:stream'
import { guardFormula } from './formula-guard.ts'
import type { SourceCell } from './source-row.ts'

export type RowsToWrite = Iterable<readonly SourceCell[]> | AsyncIterable<readonly SourceCell[]>

const chunkLength = 64 * 1024
const needsQuotes = /[",\r\n\t;|]|^\s|\s$/

/** CSV as Excel opens it: UTF-8 with its mark, CRLF, and no cell that would run as a formula. */
export function writeCsv(rows: RowsToWrite): Readable {
  return Readable.from(csvChunks(rows), { objectMode: false })
}

async function* csvChunks(rows: RowsToWrite): AsyncGenerator<string> {
  let text = '\ufeff'
  for await (const row of rows) {
    text += `${csvLine(row)}\r\n`
    if (text.length >= chunkLength) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}

/** A line of nothing is quoted: readers take an empty line for no row. */
function csvLine(row: readonly SourceCell[]): string {
  return row.length === 1 && (row[0] ?? '') === '' ? '""' : row.map(csvCell).join(',')
}

function csvCell(cell: SourceCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = guardFormula(cell)
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
