import { SaxesParser } from 'saxes'
import {
  accountOf,
  camtColumns,
  checkStatement,
  entryCells,
  newStatement,
  type Statement,
  takeBalance,
} from './camt-entry.ts'
import type { Limits } from './limits.ts'
import { byteChunks } from './line-chunks.ts'
import { FileRefusal } from './refusal.ts'
import type { SourceRow } from './source-row.ts'

const deepest = 40
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
}

/**
 * The entries of an ISO 20022 camt.053 message as rows of `camtColumns`, the header first; an
 * entry's number is its row's less one. The message has to come to the balances and the number of
 * entries that it tells itself. A DTD, and with it every entity, is refused.
 */
export async function* readCamt(path: string, limits: Limits): AsyncGenerator<SourceRow[]> {
  const reader = new CamtReader(limits)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  yield [{ row: 1, cells: [...camtColumns] }]
  try {
    for await (const bytes of byteChunks(path)) {
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
      reader.feed(decoder.decode(bytes, { stream: true }))
      yield reader.take()
    }
    reader.feed(decoder?.decode() ?? '')
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new FileRefusal('encoding-broken', '报文有无法识别的字符,与其声明的编码不符')
  }
  reader.finish()
  yield reader.take()
}

function encodingOf(head: Buffer): string {
  const told = /^[^>]{0,100}encoding\s*=\s*["']([\w-]+)["']/.exec(head.toString('latin1', 0, 200))
  const name = (told?.[1] ?? 'utf-8').toLowerCase()
  const encoding = encodings[name]
  if (encoding === undefined) {
    throw new FileRefusal('encoding-broken', `不支持报文声明的编码 ${name}`)
  }
  return encoding
}

/** Where a text belongs: the innermost of these that is open. */
const holders = ['Stmt', 'Bal', 'Ntry', 'TxDtls']

class CamtReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #limits: Limits
  #rows: SourceRow[] = []
  #path: string[] = []
  #text = ''
  #statement: Statement = newStatement()
  #statements = 0
  #entries = 0
  /** The texts of the holders that are open, the innermost last. */
  #open: { depth: number; texts: Map<string, string> }[] = []
  #details: Map<string, string>[] = []

  constructor(limits: Limits) {
    this.#limits = limits
    this.#parser.on('doctype', () => {
      throw new FileRefusal('xml-doctype', '报文含有文档类型声明(DTD),不予接收')
    })
    this.#parser.on('error', (error) => {
      const line = this.#parser.line
      throw new FileRefusal('xml-damaged', `报文第 ${line} 行不是完整的 XML:文件已损坏或被截断`, {
        line,
        fault: error.message.slice(0, 200),
      })
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#enter(plain(name), attributes))
    this.#parser.on('text', (text) => this.#take(text))
    this.#parser.on('cdata', (text) => this.#take(text))
    this.#parser.on('closetag', () => this.#leave())
  }

  feed(text: string): void {
    this.#parser.write(text)
  }

  finish(): void {
    this.#parser.close()
    if (this.#statements === 0) {
      throw new FileRefusal('statement-missing', '报文中没有对账单(Stmt)')
    }
  }

  take(): SourceRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #enter(name: string, attributes: Record<string, unknown>): void {
    if (this.#path.push(name) > deepest) {
      throw new FileRefusal('xml-damaged', '报文的层次过深,不予接收')
    }
    this.#text = ''
    if (holders.includes(name)) {
      this.#open.push({ depth: this.#path.length, texts: new Map() })
      if (name === 'Stmt') this.#statement = newStatement()
      if (name === 'Ntry') this.#begin()
    }
    const currency = attributes['Ccy']
    if (name === 'Amt' && typeof currency === 'string') this.#note('Amt@Ccy', currency)
  }

  #begin(): void {
    this.#details = []
    this.#entries += 1
    const { rows } = this.#limits
    if (this.#entries > rows) {
      throw new FileRefusal('too-many-rows', `文件超过 ${rows} 行`, { row: this.#entries })
    }
    const texts = this.#open.find(({ depth }) => this.#path[depth - 1] === 'Stmt')?.texts
    if (texts === undefined) return
    this.#statement.account = accountOf(texts, 'Acct/') ?? ''
    const told = Number(texts.get('TxsSummry/TtlNtries/NbOfNtries') ?? Number.NaN)
    if (Number.isInteger(told)) this.#statement.countTold = told
  }

  #take(text: string): void {
    this.#text += text
    if (this.#text.length > this.#limits.cellLength) {
      throw new FileRefusal('cell-too-long', `第 ${this.#entries} 笔明细的内容过长`, {
        entry: this.#entries,
      })
    }
  }

  #note(name: string, text: string): void {
    const holder = this.#open.at(-1)
    if (holder === undefined) return
    const below = this.#path.slice(holder.depth, -1)
    holder.texts.set([...below, name].join('/'), text)
  }

  #leave(): void {
    const name = this.#path.at(-1) ?? ''
    const text = this.#text.trim()
    if (text !== '') this.#note(name, text)
    this.#text = ''
    if (this.#open.at(-1)?.depth === this.#path.length) this.#close(name)
    this.#path.pop()
  }

  #close(name: string): void {
    const texts = this.#open.pop()?.texts ?? new Map()
    if (name === 'Bal') takeBalance(this.#statement, texts)
    else if (name === 'TxDtls') this.#details.push(texts)
    else if (name === 'Ntry') {
      const cells = entryCells(this.#statement, texts, this.#details)
      if (cells !== null) this.#rows.push({ row: this.#entries + 1, cells })
    } else if (name === 'Stmt') {
      this.#statements += 1
      checkStatement(this.#statement)
    }
  }
}

/** Without its prefix. */
const plain = (name: string) => name.slice(name.indexOf(':') + 1)
