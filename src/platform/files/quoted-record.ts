import type { Limits } from './limits.ts'

export interface CsvForm {
  readonly delimiter: string
  readonly limits: Limits
}

export interface QuotedRecord {
  readonly cells: string[]
  /** Where the next record begins. */
  readonly end: number
}

/** A quote that is never closed, or closed in the middle of a cell. */
export class UnclosedQuote extends Error {}

const quoteMark = 34
const space = 32
const lineFeed = 10
const carriageReturn = 13

/** One record with quotes in it, or null where the text ends before the record does. */
export function readQuotedRecord(
  text: string,
  start: number,
  isLast: boolean,
  form: CsvForm,
): QuotedRecord | null {
  const delimiter = form.delimiter.charCodeAt(0)
  const cells: string[] = []
  let at = start
  for (;;) {
    const isQuoted = text.charCodeAt(at) === quoteMark
    const end = isQuoted ? closeOf(text, at, isLast, form) : bareEndOf(text, at, delimiter)
    if (end === null) return null
    cells.push(unguarded(isQuoted ? unquote(text.slice(at + 1, end - 1)) : text.slice(at, end)))
    at = isQuoted ? afterBlanks(text, end) : end
    if (at >= text.length) return isLast ? { cells, end: at } : null
    const mark = text.charCodeAt(at)
    if (mark === lineFeed || mark === carriageReturn) {
      const next = afterLineEnd(text, at, isLast)
      return next === null ? null : { cells, end: next }
    }
    if (mark !== delimiter) throw new UnclosedQuote()
    at += 1
  }
}

/** Just past the closing quote; null where it may still come. */
function closeOf(text: string, open: number, isLast: boolean, form: CsvForm): number | null {
  let at = open + 1
  for (;;) {
    const close = text.indexOf('"', at)
    // Longer than any cell may be (each of its characters a doubled quote): no quote will close it.
    const reached = close === -1 ? text.length : close
    if (reached - open > 2 * form.limits.cellLength + 2) throw new UnclosedQuote()
    if (close === -1 && isLast) throw new UnclosedQuote()
    if (close === -1) return null
    if (text.charCodeAt(close + 1) !== quoteMark) return close + 1
    at = close + 2
  }
}

/** Character by character: a search for the separator could run on to the end for every cell. */
function bareEndOf(text: string, start: number, delimiter: number): number {
  let at = start
  while (at < text.length) {
    const mark = text.charCodeAt(at)
    if (mark === delimiter || mark === lineFeed || mark === carriageReturn) break
    at += 1
  }
  return at
}

/** Just past CRLF, LF or CR; null where the other half of a CRLF may still come. */
export function afterLineEnd(text: string, at: number, isLast: boolean): number | null {
  if (text.charCodeAt(at) !== carriageReturn) return at + 1
  if (at + 1 === text.length && !isLast) return null
  return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
}

function unquote(inner: string): string {
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner
}

/** Banks write ="6222…", quoted once more or not, so that Excel makes no number of an account. */
function unguarded(cell: string): string {
  return cell.length > 3 && cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === space) at += 1
  return at
}
