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
const opened = new Map<Face, Font>()

/** Each file has 10 MB: parsing it for every document would cost more than the whole report. */
function fontOf(face: Face): Font {
  const known = opened.get(face)
  if (known !== undefined) return known
  const font = openSync(resolve(`@expo-google-fonts/${files[face]}`)) as Font
  opened.set(face, font)
  return font
}

/** Makes every face known to a document by its name; only the glyphs it uses are embedded. */
export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const face of faces) {
    // PDFKit takes an opened font, which its types do not say; naming it as its own family
    // keeps PDFKit from opening it a second time.
    const source = fontOf(face) as unknown as PDFKit.Mixins.PDFFontSource
    doc.registerFont(face, source, face)
  }
}

/** The width of a line of text in points. */
export function widthOf(face: Face, size: number, text: string): number {
  const font = fontOf(face)
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm
}

export function isFace(name: string): name is Face {
  return name in files
}
