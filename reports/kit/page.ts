/** Millimetres in points, the unit of everything drawn. */
export const mm = (length: number): number => (length * 72) / 25.4

/** Where text and tables stand on a page, in points. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly right: number
  readonly bottom: number
}

function areaOf(left: number, top: number, width: number, height: number): Area {
  return {
    left: mm(left),
    top: mm(top),
    width: mm(width),
    height: mm(height),
    right: mm(left + width),
    bottom: mm(top + height),
  }
}

export type Layout = 'portrait' | 'landscape'

/**
 * The type area of GB/T 9704-2012: 156 mm by 225 mm, 28 mm from the left, 37 mm from the top. A
 * wide table lies on its side: the same area, turned.
 */
export const areas: Readonly<Record<Layout, Area>> = {
  portrait: areaOf(28, 37, 156, 225),
  landscape: areaOf(36, 28, 225, 156),
}

/** An entry of the bookmarks and of the contents. */
export interface Entry {
  readonly text: string
  /** From 1. */
  readonly pageNumber: number
  /** The name of the place that links lead to. */
  readonly place: string
}

/** What a report draws on. `doc` belongs to the kit: reports use the kit's functions. */
export interface Page {
  readonly doc: PDFKit.PDFDocument
  readonly area: Area
  /** Every heading so far. */
  readonly entries: Entry[]
  /** What is left to do once all pages are there, such as the contents. */
  readonly closing: (() => void)[]
  /** The part of the document that is being drawn, for those who have it read to them. */
  parent: PDFKit.PDFStructureElement | null
  /** The bookmark of the heading above. */
  bookmark: PDFKit.PDFOutline | null
}

/** Colours that stay apart in grey print and for the colour-blind. */
export const colours = {
  ink: '#000000',
  quiet: '#555555',
  line: '#9aa1a9',
  shade: '#e9edf2',
  faint: '#f5f7f9',
  dark: '#12436d',
  middle: '#e0a03c',
  light: '#b3bdc9',
  blue: '#5b8db8',
  good: '#3c7d5a',
  bad: '#a8322a',
  red: '#c8102e',
  white: '#ffffff',
} as const

export type Colour = (typeof colours)[keyof typeof colours]

/** Points left above the bottom of the type area. */
export function roomLeft({ doc, area }: Page): number {
  return area.bottom - doc.y
}

export function nextPage(page: Page): void {
  page.doc.addPage()
}

/** From 1. */
export function pageNumberOf({ doc }: Page): number {
  const { start, count } = doc.bufferedPageRange()
  return start + count
}

/** Starts a new page unless something this high still fits; so nothing is cut in two. */
export function keepTogether(page: Page, height: number): void {
  if (roomLeft(page) < height) nextPage(page)
}

/** White space below what was drawn last, in points; none at the top of a page. */
export function space({ doc, area }: Page, height: number): void {
  if (doc.y > area.top) doc.y += height
}
