import { ascentOf, type Face } from './fonts.ts'
import { type Colour, colours, type Page } from './page.ts'

/** What PDFKit has of a face that a document uses. */
interface EmbeddedFace {
  readonly id: string
  /** Embeds the letters; the codes by which a page names them, in hexadecimal digits. */
  encode(letters: string): [codes: string[], positions: unknown]
  ref(): object
}

interface Lettering {
  readonly face: EmbeddedFace
  /** The codes of the letters so far. */
  readonly codes: Map<string, string>
}

const letterings = new WeakMap<PDFKit.PDFDocument, Map<Face, Lettering>>()

function letteringOf(doc: PDFKit.PDFDocument, name: Face): Lettering {
  const used = letterings.get(doc) ?? new Map<Face, Lettering>()
  letterings.set(doc, used)
  const known = used.get(name)
  if (known !== undefined) return known
  const { _font: face } = doc.font(name) as unknown as { _font: EmbeddedFace }
  const lettering = { face, codes: new Map<string, string>() }
  used.set(name, lettering)
  return lettering
}

function codesOf({ face, codes }: Lettering, text: string): string {
  let written = ''
  for (const letter of text) {
    let code = codes.get(letter)
    if (code === undefined) {
      code = face.encode(letter)[0].join('')
      codes.set(letter, code)
    }
    written += code
  }
  return written
}

export interface LetteringStyle {
  readonly face: Face
  /** Points. */
  readonly size: number
  readonly colour?: Colour
}

/** Points as a page has them; a hundredth is less than any printer shows. */
const points = (length: number): number => Math.round(length * 100) / 100

/**
 * One line of text with its upper left corner at the place. It is written as one piece: PDFKit lays
 * out and measures each line anew and writes a dozen, which took a quarter of a report's time.
 */
export function letters(
  { doc }: Page,
  text: string,
  { face: name, size, colour = colours.ink }: LetteringStyle,
  { left, top }: { left: number; top: number },
): void {
  const lettering = letteringOf(doc, name)
  const { face } = lettering
  const { fonts } = doc.page as unknown as { fonts: Record<string, object> }
  fonts[face.id] ??= face.ref()
  const at = `${points(left)} ${points(top + ascentOf(name, size))}`
  const pen = `${fillOf(colour)} rg /${face.id} ${points(size)} Tf`
  doc.addContent(`BT ${pen} 1 0 0 -1 ${at} Tm <${codesOf(lettering, text)}> Tj ET`)
}

/** A colour's parts from 0 to 1, as PDF has them. */
function fillOf(colour: Colour): string {
  return [1, 3, 5]
    .map(
      (from) => Math.round((Number.parseInt(colour.slice(from, from + 2), 16) / 255) * 1e4) / 1e4,
    )
    .join(' ')
}
