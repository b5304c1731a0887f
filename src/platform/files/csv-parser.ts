import { unguardFormula } from './formula-guard.ts'
import {
  type CsvForm,
  type QuotedRecord,
  readQuotedRecord,
  UnclosedQuote,
} from './quoted-record.ts'
import { FileRefusal } from './refusal.ts'
import type { SourceRow } from './source-row.ts'

const apostrophe = 39

/** RFC 4180, fed piece by piece; a record is one row, however many lines its quotes span. */
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
    const { newline, delimiter } = this.#form
    const rows: SourceRow[] = []
    let start = 0
    let quote = text.indexOf('"')
    while (start < text.length) {
      if (quote !== -1 && quote < start) quote = text.indexOf('"', start)
      const feed = text.indexOf(newline, start)
      const lineEnd = feed === -1 && isLast ? text.length : feed
      if (quote !== -1 && (lineEnd === -1 || quote < lineEnd)) {
        const record = this.#quotedRecord(text, start, isLast)
        if (record === null) break
        this.#add(rows, record.cells)
        start = record.end
      } else {
        if (lineEnd === -1) break
        const hasReturn = newline === '\n' && text.charCodeAt(lineEnd - 1) === 13
        const end = hasReturn && lineEnd > start ? lineEnd - 1 : lineEnd
        this.#add(rows, end === start ? [] : text.slice(start, end).split(delimiter))
        start = lineEnd + 1
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
