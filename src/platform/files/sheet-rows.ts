import { damagedWorkbook, FileRefusal } from './refusal.ts'
import { cellValue, columnOf, type SheetContext } from './sheet-cell.ts'
import type { SourceCell, SourceRow } from './source-row.ts'
import { attribute, type XmlHandler } from './xml.ts'

const reference = attribute('r')
const lastExcelRow = 1_048_576
const lastExcelColumn = 16_384

/** The rows of a worksheet part, taken as they come; rows without a value are left out. */
export class SheetRows implements XmlHandler {
  readonly #context: SheetContext
  #rows: SourceRow[] = []
  #row = 0
  #rowCount = 0
  #cells: SourceCell[] = []
  #column = 0
  #tag = ''
  #value = ''
  #isInData = false
  #isInCell = false
  #isCapturing = false
  #isPhonetic = false
  #isFormula = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  /** The rows that were completed since the last call. */
  take(): SourceRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, tag: string): void {
    if (name === 'sheetData') this.#isInData = true
    else if (!this.#isInData) return
    else if (name === 'c') this.#openCell(tag)
    else if (name === 'v' || name === 't') this.#isCapturing = this.#isInCell && !this.#isPhonetic
    else if (name === 'row') this.#openRow(tag)
    else if (name === 'f') this.#isFormula = true
    else if (name === 'rPh') this.#isPhonetic = true
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isCapturing = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'sheetData') this.#isInData = false
  }

  text(text: string): void {
    if (!this.#isCapturing) return
    this.#value += text
    if (this.#value.length > this.#context.limits.cellLength * 10) this.#refuseLongCell()
  }

  #openRow(tag: string): void {
    const given = reference(tag)
    const row = given === null ? this.#row + 1 : Number(given)
    if (!Number.isInteger(row) || row <= this.#row || row > lastExcelRow) throw damagedWorkbook()
    this.#row = row
    this.#cells = []
    this.#column = 0
    const { limits } = this.#context
    this.#rowCount += 1
    if (this.#rowCount > limits.rows) {
      throw new FileRefusal('too-many-rows', `文件超过 ${limits.rows} 行`, { row })
    }
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.#rows.push({ row: this.#row, cells: this.#cells })
    this.#cells = []
  }

  #openCell(tag: string): void {
    this.#isInCell = true
    this.#isFormula = false
    this.#value = ''
    this.#tag = tag
    const given = reference(tag)
    const column = given === null ? this.#column + 1 : columnOf(given)
    if (column <= this.#column || column > lastExcelColumn) throw damagedWorkbook()
    this.#column = column
  }

  #closeCell(): void {
    if (!this.#isInCell) return
    this.#isInCell = false
    const value = cellValue(this.#tag, this.#value, this.#isFormula, this.#context)
    if (value === null) return
    const { limits } = this.#context
    if (this.#column > limits.columns) {
      const message = `第 ${this.#row} 行超过 ${limits.columns} 列`
      throw new FileRefusal('too-many-columns', message, { row: this.#row, columns: this.#column })
    }
    if (typeof value === 'string' && value.length > limits.cellLength) this.#refuseLongCell()
    while (this.#cells.length < this.#column - 1) this.#cells.push(null)
    this.#cells.push(value)
  }

  #refuseLongCell(): never {
    const message = `第 ${this.#row} 行第 ${this.#column} 列的内容过长`
    throw new FileRefusal('cell-too-long', message, { row: this.#row, column: this.#column })
  }
}
