import { unguardFormula } from './formula-guard.ts'
import {
  afterLineEnd,
  type CsvForm,
  type QuotedRecord,
  readQuotedRecord,
  UnclosedQuote,
} from './quoted-record.ts'
import { FileRefusal } from './refusal.ts'
import type { SourceRow } from './source-row.ts'

const apostrophe = 39

/**
 * RFC 4180, fed piece by piece; a record is one row, however many lines its quotes span. CRLF, LF
 * and CR alone each end a record: a file put together from several systems has more than one.
 */
export class CsvParser {
  readonly #form: CsvForm
  #carry = ''
  #row = 0

  constructor(form: CsvForm) {
    this.#form = form
  }

  feed(piece: string): SourceRow[] {
    return this.#parse(this.#carry + piece, false)
  }

  end(): SourceRow[] {
    return this.#carry === '' ? [] : this.#parse(this.#carry, true)
  }

  #parse(text: string, isLast: boolean): SourceRow[] {
    const { delimiter } = this.#form
    const rows: SourceRow[] = []
    let start = 0
    let quote = text.indexOf('"')
    let feed = text.indexOf('\n')
    let carriage = text.indexOf('\r')
    while (start < text.length) {
      if (quote !== -1 && quote < start) quote = text.indexOf('"', start)
      if (feed !== -1 && feed < start) feed = text.indexOf('\n', start)
      if (carriage !== -1 && carriage < start) carriage = text.indexOf('\r', start)
      const found = feed === -1 || (carriage !== -1 && carriage < feed) ? carriage : feed
      const lineEnd = found === -1 && isLast ? text.length : found
      if (quote !== -1 && (lineEnd === -1 || quote < lineEnd)) {
        const record = this.#quotedRecord(text, start, isLast)
        if (record === null) break
        this.#add(rows, record.cells)
        start = record.end
      } else {
        const next = lineEnd === -1 ? null : afterLineEnd(text, lineEnd, isLast)
        if (next === null) break
        this.#add(rows, lineEnd === start ? [] : text.slice(start, lineEnd).split(delimiter))
        start = next
      }
    }
    this.#carry = text.slice(start)
    this.#refuseLongRecord()
    return rows
  }

  #quotedRecord(text: string, start: number, isLast: boolean): QuotedRecord | null {
    try {
      return readQuotedRecord(text, start, isLast, this.#form)
    } catch (error) {
      if (!(error instanceof UnclosedQuote)) throw error
      const row = this.#row + 1
      throw new FileRefusal('quote-unbalanced', `第 ${row} 行的双引号没有配对`, { row })
    }
  }

  /** An empty line is a row for the count, as in Excel, but nobody needs to see it. */
  #add(rows: SourceRow[], cells: string[]): void {
    const { limits } = this.#form
    const row = ++this.#row
    if (row > limits.rows) {
      throw new FileRefusal('too-many-rows', `文件超过 ${limits.rows} 行`, { row })
    }
    if (cells.length === 0) return
    while (cells.length > limits.columns && cells.at(-1) === '') cells.pop()
    if (cells.length > limits.columns) {
      const message = `第 ${row} 行超过 ${limits.columns} 列`
      throw new FileRefusal('too-many-columns', message, { row, columns: cells.length })
    }
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? ''
      if (cell.length > limits.cellLength) {
        const message = `第 ${row} 行第 ${index + 1} 列的内容过长`
        throw new FileRefusal('cell-too-long', message, { row, column: index + 1 })
      }
      if (cell.charCodeAt(0) === apostrophe) cells[index] = unguardFormula(cell)
    }
    rows.push({ row, cells })
  }

  #refuseLongRecord(): void {
    const { columns, cellLength } = this.#form.limits
    if (this.#carry.length > columns * (cellLength + 1)) {
      const row = this.#row + 1
      throw new FileRefusal('line-too-long', `第 ${row} 行过长`, { row })
    }
  }
}
