import { damagedWorkbook } from './refusal.ts'

export interface XmlHandler {
  /** `tag` is all between the brackets; read its attributes with `attributeOf`. */
  open(name: string, tag: string): void
  close(name: string): void
  text(text: string): void
}

/** Longer than a full cell with every character written as an entity. */
const longestPiece = 1024 * 1024

/**
 * Cuts XML that arrives in pieces into tags and texts. It knows no DTD, so that there are no
 * entities to expand and nothing to fetch; names come without their prefix.
 */
export class XmlReader {
  readonly #handler: XmlHandler
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

  #markup(xml: string, open: number, end: number): void {
    const first = xml[open + 1]
    if (first === '/') {
      this.#handler.close(nameOf(xml, open + 2, end))
    } else if (first === '!') {
      if (xml.startsWith('<![CDATA[', open)) {
        this.#handler.text(xml.slice(open + 9, end - 3).replaceAll('&', '&amp;'))
      } else if (!xml.startsWith('<!--', open)) throw damagedWorkbook()
    } else if (first !== '?') {
      const name = nameOf(xml, open + 1, end)
      this.#handler.open(name, xml.slice(open + 1, end - 1))
      if (xml[end - 2] === '/') this.#handler.close(name)
    }
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

const entityForm = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi
const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(entityForm, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities.get(name.toLowerCase()) ?? ''
    return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

/** Excel writes a control character in a text as _x000D_. */
export function decodeCellText(text: string): string {
  const plain = decodeXml(text)
  if (!plain.includes('_x')) return plain
  return plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    characterOf(Number.parseInt(hex, 16)),
  )
}

/** PostgreSQL takes no NUL in a text, and half a surrogate pair is no character. */
function characterOf(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : ''
}
