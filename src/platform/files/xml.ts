import { damagedWorkbook } from './refusal.ts'
import { decodeXml } from './xml-text.ts'

export interface XmlHandler {
  /** `tag` is all between the brackets; read its attributes with `attribute`. */
  open(name: string, tag: string): void
  close(name: string): void
  text(text: string): void
}

/** Longer than a full cell with every character written as an entity. */
const longestPiece = 1024 * 1024
const deepest = 100

/**
 * Cuts XML that arrives in pieces into tags and texts. It knows no DTD, so that there are no
 * entities to expand and nothing to fetch; names come without their prefix. What is not well formed
 * is refused.
 */
export class XmlReader {
  readonly #handler: XmlHandler
  readonly #opened: string[] = []
  #carry = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  feed(piece: string): void {
    const xml = this.#carry + piece
    let at = 0
    for (;;) {
      const open = xml.indexOf('<', at)
      if (open === -1) break
      const end = endOfMarkup(xml, open)
      if (end === -1) break
      if (open > at) this.#handler.text(xml.slice(at, open))
      this.#markup(xml, open, end)
      at = end
    }
    this.#carry = xml.slice(at)
    if (this.#carry.length > longestPiece) throw damagedWorkbook()
  }

  /** To be called at the end: a part that stops in the middle has lost some of its rows. */
  finish(): void {
    if (this.#opened.length > 0 || this.#carry.trim() !== '') throw damagedWorkbook()
  }

  #markup(xml: string, open: number, end: number): void {
    const first = xml[open + 1]
    if (first === '/') {
      this.#close(nameOf(xml, open + 2, end))
    } else if (first === '!') {
      if (xml.startsWith('<![CDATA[', open)) {
        this.#handler.text(xml.slice(open + 9, end - 3).replaceAll('&', '&amp;'))
      } else if (!xml.startsWith('<!--', open)) throw damagedWorkbook()
    } else if (first !== '?') {
      const name = nameOf(xml, open + 1, end)
      if (this.#opened.push(name) > deepest) throw damagedWorkbook()
      this.#handler.open(name, xml.slice(open + 1, end - 1))
      if (xml[end - 2] === '/') this.#close(name)
    }
  }

  #close(name: string): void {
    if (this.#opened.pop() !== name) throw damagedWorkbook()
    this.#handler.close(name)
  }
}

/** Just past the `>` that ends a tag, a comment or a CDATA section; -1 where it is yet to come. */
function endOfMarkup(xml: string, open: number): number {
  if (xml[open + 1] === '!') {
    if (xml.startsWith('<!--', open)) return past(xml, '-->', open + 4)
    if (xml.startsWith('<![CDATA[', open)) return past(xml, ']]>', open + 9)
    // The first letters of a comment may be all there is of it yet.
    return xml.length - open < 9 ? -1 : past(xml, '>', open)
  }
  let quote = 0
  for (let at = open + 1; at < xml.length; at += 1) {
    const mark = xml.charCodeAt(at)
    if (quote !== 0) {
      if (mark === quote) quote = 0
    } else if (mark === 62) return at + 1
    else if (mark === 34 || mark === 39) quote = mark
  }
  return -1
}

function past(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

function nameOf(xml: string, start: number, end: number): string {
  let from = start
  let at = start
  for (; at < end; at += 1) {
    const mark = xml.charCodeAt(at)
    if (mark === 58) from = at + 1
    else if (mark <= 32 || mark === 47 || mark === 62) break
  }
  return xml.slice(from, at)
}

/** Reads one attribute, in any namespace prefix, out of a tag. */
export function attribute(name: string): (tag: string) => string | null {
  const form = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  return (tag) => {
    const found = form.exec(tag)
    return found === null ? null : decodeXml(found[1] ?? found[2] ?? '')
  }
}
