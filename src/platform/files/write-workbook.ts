import { Readable } from 'node:stream'
import { daysBetween } from '../../kernel/date.ts'
import type { SourceCell } from './source-row.ts'
import { encodeXml, partsAround, styles } from './workbook-xml.ts'
import { zipStream } from './zip-stream.ts'

export interface MarkedCell {
  readonly value: SourceCell
  /** Shown on a red ground. */
  readonly isMarked: true
}

/** Decimal text that is a number with two decimals in the workbook, exactly as it is written. */
export interface AmountCell {
  readonly amount: string
}

/** "2023-12-31", a date in the workbook. */
export interface DateCell {
  readonly date: string
}

export type WorkbookCell = SourceCell | MarkedCell | AmountCell | DateCell

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width?: number }[]
  readonly rows: Iterable<readonly WorkbookCell[]> | AsyncIterable<readonly WorkbookCell[]>
}

const chunkLength = 64 * 1024
const lastExcelRow = 1_048_576
const longestCell = 32_767
/** Excel counts days from here, for every day since March 1900. */
const dayZero = '1899-12-30'

/**
 * An XLSX workbook of one sheet as a stream: texts stay texts (identity numbers, formulas), numbers
 * are numbers, the header is bold and stays in view. Throws past Excel's 1,048,576 rows.
 */
export function writeWorkbook(sheet: SheetToWrite): Readable {
  const parts = [
    ...partsAround(sheet.name),
    { name: 'xl/worksheets/sheet1.xml', text: sheetXml(sheet) },
  ]
  return Readable.from(zipStream(parts), { objectMode: false })
}

async function* sheetXml({ columns, rows }: SheetToWrite): AsyncGenerator<string> {
  const titles = columns.map(({ title }, index) => cellXml(title, index, 1, styles.header))
  let xml = `${sheetStart(columns)}<sheetData><row r="1">${titles.join('')}</row>`
  let count = 1
  for await (const row of rows) {
    count += 1
    if (count > lastExcelRow) throw new Error(`A sheet has at most ${lastExcelRow} rows`)
    xml += `<row r="${count}">`
    for (const [index, cell] of row.entries()) xml += rowCellXml(cell, index, count)
    xml += '</row>'
    if (xml.length < chunkLength) continue
    yield xml
    xml = ''
  }
  yield `${xml}</sheetData></worksheet>`
}

function rowCellXml(cell: WorkbookCell, index: number, row: number): string {
  if (typeof cell === 'object' && cell !== null) {
    if ('value' in cell) return cellXml(cell.value, index, row, styles.marked)
    const [number, style] =
      'amount' in cell
        ? [cell.amount, styles.amount]
        : [daysBetween(dayZero, cell.date), styles.date]
    return `<c r="${columnName(index)}${row}" s="${style}"><v>${number}</v></c>`
  }
  return cellXml(cell, index, row, typeof cell === 'number' ? styles.number : styles.text)
}

function cellXml(cell: SourceCell, index: number, row: number, style: number): string {
  const start = `<c r="${columnName(index)}${row}" s="${style}"`
  if (cell === null || cell === '') return `${start}/>`
  if (typeof cell === 'number' && Number.isFinite(cell)) return `${start}><v>${cell}</v></c>`
  const text = encodeXml(String(cell).slice(0, longestCell))
  return `${start} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** 0 → A, 27 → AB. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

function sheetStart(columns: SheetToWrite['columns']): string {
  const widths = columns.map(({ title, width }, index) => {
    const place = `min="${index + 1}" max="${index + 1}"`
    return `<col ${place} width="${width ?? widthFor(title)}" customWidth="1" style="${styles.text}"/>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>',
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ',
    'state="frozen"/></sheetView></sheetViews>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
  ].join('')
}

/** In characters of which a Chinese one takes two; room for an identity number where one is meant. */
function widthFor(title: string): number {
  if (/身份证|账号|流水号/.test(title)) return 24
  if (/名称|单位|标题|说明|描述|备注|摘要|原因|用途/.test(title)) return 30
  return Math.max(12, title.length * 2 + 4)
}
