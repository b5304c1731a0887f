import type { Face } from './fonts.ts'

/** Millimetres in points, the unit of everything drawn. */
export const mm = (length: number): number => (length * 72) / 25.4

/** The type area of GB/T 9704-2012: 156 mm by 225 mm, 28 mm from the left, 37 mm from the top. */
export const typeArea = {
  left: mm(28),
  top: mm(37),
  width: mm(156),
  height: mm(225),
  right: mm(28 + 156),
  bottom: mm(37 + 225),
} as const

export const margins = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) } as const

/** What a report draws on. `doc` belongs to the kit: reports use the kit's functions. */
export interface Page {
  readonly doc: PDFKit.PDFDocument
}

/** Colours that stay apart in grey print and for the colour-blind. */
export const colours = {
  ink: '#000000',
  quiet: '#555555',
  line: '#8a8f96',
  shade: '#e9edf2',
  dark: '#12436d',
  middle: '#e0a03c',
  light: '#b3bdc9',
} as const

export type Colour = (typeof colours)[keyof typeof colours]

/** Points left above the bottom of the type area. */
export function roomLeft(page: Page): number {
  return typeArea.bottom - page.doc.y
}

export function nextPage(page: Page): void {
  page.doc.addPage()
}

/** Starts a new page unless something this high still fits; so nothing is cut in two. */
export function keepTogether(page: Page, height: number): void {
  if (roomLeft(page) < height) nextPage(page)
}

/** White space below what was drawn last, in points; none at the top of a page. */
export function space(page: Page, height: number): void {
  if (page.doc.y > typeArea.top) page.doc.y += height
}

/** Chooses face, size in points and colour for what is drawn next. */
export function pen(page: Page, face: Face, size: number, colour: Colour = colours.ink): void {
  page.doc.font(face).fontSize(size).fillColor(colour)
}
