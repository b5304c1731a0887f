import { createRequire } from 'node:module'
import { type Font, openSync } from 'fontkit'

/** The faces of an official document; open equivalents of the licensed 小标宋, 仿宋 and 黑体. */
const files = {
  song: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  heavySong: 'noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  hei: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  boldHei: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const

export type Face = keyof typeof files

const faces = Object.keys(files) as Face[]
const resolve = createRequire(import.meta.url).resolve
const opened = new Map<Face, OpenFont>()

const space = 0x20

/** What PDFKit needs of a glyph. */
interface Glyph {
  readonly id: number
  readonly advanceWidth: number
  readonly codePoints: readonly number[]
}

interface OpenFont {
  /** For PDFKit. */
  readonly source: Font
  readonly unitsPerEm: number
  /** From the top of a line to its letters' foot, and from line to line; in units of the font. */
  readonly ascent: number
  readonly pitch: number
  glyphOf(codePoint: number): Glyph
}

/** Each file has 10 MB: parsing it for every document would cost more than the whole report. */
function fontOf(face: Face): OpenFont {
  const known = opened.get(face)
  if (known !== undefined) return known
  const font = plainlySet(openSync(resolve(`@expo-google-fonts/${files[face]}`)) as Font)
  opened.set(face, font)
  return font
}

/**
 * The font with a layout of its own: glyph after glyph as each stands in the font. Chinese needs no
 * kerning or ligatures, whose search takes most of a report's time; and a glyph remembers the
 * character that asked for it, not whichever document came first, so that bytes do not differ.
 */
function plainlySet(font: Font): OpenFont {
  const glyphs = new Map<number, Glyph>()
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint)
    if (known !== undefined) return known
    const { id, advanceWidth: width } = font.glyphForCodePoint(codePoint)
    // The end of a line takes no room.
    const advanceWidth = codePoint < space ? 0 : width
    const glyph = { id, advanceWidth, codePoints: [codePoint] }
    glyphs.set(codePoint, glyph)
    return glyph
  }
  const layout = (text: string) => {
    const run = Array.from(text, (letter) => glyphOf(letter.codePointAt(0) ?? 0))
    return {
      glyphs: run,
      positions: run.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      })),
      advanceWidth: run.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0),
    }
  }
  const source = Object.create(font, {
    layout: { value: layout },
    getGlyph: { value: outlinesOf(font) },
  }) as Font
  const { unitsPerEm, ascent } = font
  return { source, unitsPerEm, ascent, pitch: ascent - font.descent + font.lineGap, glyphOf }
}

/** Of a glyph's outline: a glyph of other glyphs names them, and has less than no contours. */
interface Parts {
  readonly numberOfContours: number
  readonly components?: readonly object[]
}

/** What fontkit asks of a glyph when it writes those that a document uses. */
interface Outline {
  readonly advanceWidth: number
  _decode(): Parts | null
  _getMetrics(): object
}

/** The font's glyphs, each parsed once and not for every document that uses it. */
function outlinesOf(font: Font): (id: number) => Outline {
  const outlines = new Map<number, Outline>()
  return (id) => {
    const known = outlines.get(id)
    if (known !== undefined) return known
    const glyph = font.getGlyph(id) as unknown as Outline
    const [parts, metrics] = [partsOf(glyph), glyph._getMetrics()]
    const { advanceWidth } = glyph
    const outline = { advanceWidth, _decode: () => parts, _getMetrics: () => metrics }
    outlines.set(id, outline)
    return outline
  }
}

/** Without its points, which would fill the memory. */
function partsOf(glyph: Outline): Parts | null {
  const decoded = glyph._decode()
  if (decoded === null) return null
  const { numberOfContours, components } = decoded
  return components === undefined ? { numberOfContours } : { numberOfContours, components }
}

/** Makes every face known to a document by its name; only the glyphs it uses are embedded. */
export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const face of faces) {
    // PDFKit takes an opened font, which its types do not say; naming it as its own family
    // keeps PDFKit from opening it a second time.
    const source = fontOf(face).source as unknown as PDFKit.Mixins.PDFFontSource
    doc.registerFont(face, source, face)
  }
}

/** The width of a line of text in points. */
export function widthOf(face: Face, size: number, text: string): number {
  const { glyphOf, unitsPerEm } = fontOf(face)
  let width = 0
  for (const letter of text) width += glyphOf(letter.codePointAt(0) ?? 0).advanceWidth
  return (width * size) / unitsPerEm
}

/** From the top of a line to the foot of its letters, in points. */
export function ascentOf(face: Face, size: number): number {
  const { ascent, unitsPerEm } = fontOf(face)
  return (ascent * size) / unitsPerEm
}

/** From line to line in points, as the font asks for. */
export function pitchOf(face: Face, size: number): number {
  const { pitch, unitsPerEm } = fontOf(face)
  return (pitch * size) / unitsPerEm
}
