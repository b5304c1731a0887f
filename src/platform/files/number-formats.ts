import { attribute, type XmlHandler } from './xml.ts'

const numFmtId = attribute('numFmtId')
const formatCode = attribute('formatCode')

/** Built-in date formats; 27 to 36 and 50 to 58 are those of Chinese Excel. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** Which cell styles of a workbook show a number as a date; feeds on the styles part. */
export class NumberFormats implements XmlHandler {
  readonly #dateFormats = new Map<number, boolean>()
  readonly #styles: number[] = []
  #isInCellStyles = false

  open(name: string, tag: string): void {
    if (name === 'cellXfs') this.#isInCellStyles = true
    else if (name === 'xf' && this.#isInCellStyles) this.#styles.push(Number(numFmtId(tag) ?? 0))
    else if (name === 'numFmt') {
      this.#dateFormats.set(Number(numFmtId(tag)), isDateFormat(formatCode(tag) ?? ''))
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isInCellStyles = false
  }

  text(): void {}

  /** Per style index of a cell. */
  dateStyles(): boolean[] {
    return this.#styles.map((id) => this.#dateFormats.get(id) ?? isBuiltInDate(id))
  }
}

/** "yyyy年m月d日" is a date, "0.00" and "[Red]¥#,##0" are not. */
export function isDateFormat(code: string): boolean {
  const letters = code
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)
  return /[ymdhs]/i.test(letters[0] ?? '') && !/general/i.test(letters[0] ?? '')
}
