import { damagedWorkbook, FileRefusal } from './refusal.ts'
import type { XmlHandler } from './xml.ts'
import { decodeCellText } from './xml-text.ts'

const firstBytes = 64 * 1024
const firstTexts = 8 * 1024
const longestInUtf8 = 3
const placeBytes = Uint32Array.BYTES_PER_ELEMENT

/**
 * The shared texts of a workbook, kept as UTF-8 in one buffer: a tenth of what strings would
 * take, and none of it in the heap. Feeds on the sharedStrings part.
 */
export class SharedTexts implements XmlHandler {
  readonly #limits: { sharedTextBytes: number; cellLength: number }
  #bytes = Buffer.alloc(firstBytes)
  #used = 0
  #ends = new Uint32Array(firstTexts)
  #count = 0
  #isCapturing = false
  #isPhonetic = false
  #current = ''

  constructor(limits: { sharedTextBytes: number; cellLength: number }) {
    this.#limits = limits
  }

  get(index: number): string {
    const end = index < this.#count ? this.#ends[index] : undefined
    if (end === undefined) throw damagedWorkbook()
    return this.#bytes.toString('utf8', this.#ends[index - 1] ?? 0, end)
  }

  open(name: string): void {
    if (name === 'si') this.#current = ''
    else if (name === 'rPh') this.#isPhonetic = true
    else if (name === 't') this.#isCapturing = !this.#isPhonetic
  }

  close(name: string): void {
    if (name === 't') this.#isCapturing = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'si') this.#add(decodeCellText(this.#current))
  }

  text(text: string): void {
    if (!this.#isCapturing) return
    this.#current += text
    if (this.#current.length > this.#limits.cellLength * 10) this.#refuseLongText()
  }

  #add(text: string): void {
    if (text.length > this.#limits.cellLength) this.#refuseLongText()
    this.#makeRoom(text.length * longestInUtf8)
    this.#used += this.#bytes.write(text, this.#used)
    this.#ends[this.#count] = this.#used
    this.#count += 1
  }

  #makeRoom(bytes: number): void {
    const needed = this.#used + bytes
    // An empty text costs its place in the list.
    if (needed + this.#count * placeBytes > this.#limits.sharedTextBytes) {
      throw new FileRefusal('unzipped-too-large', '文件中的文字过多,请另存为 csv 或拆分后上传')
    }
    if (this.#count === this.#ends.length) {
      const more = new Uint32Array(this.#count * 2)
      more.set(this.#ends)
      this.#ends = more
    }
    if (needed <= this.#bytes.length) return
    const larger = Buffer.alloc(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
  }

  #refuseLongText(): never {
    throw new FileRefusal('cell-too-long', '有单元格的内容过长')
  }
}
