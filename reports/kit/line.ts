import { type Face, widthOf } from './fonts.ts'
import { type Area, type Colour, colours, type Page, pen } from './page.ts'
import { decoration, tagged, together } from './tags.ts'
import { wrapped } from './wrapped.ts'

export interface Column {
  readonly title: string
  /** The column's part of the type area's width, relative to the other columns. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}

/** A cell's text, and where it matters its colour and ground. */
export type Cell = string | { text: string; colour?: Colour; ground?: string }

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '')

/** Where a column stands, in points. */
export interface Box {
  readonly column: Column
  readonly x: number
  readonly width: number
}

const usualSize = 9
const padding = { x: 3.5, y: 3.5 } as const
const cutMark = '……（余文见系统）'

export function boxesOf(area: Area, columns: readonly Column[]): Box[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  let x = area.left
  return columns.map((column) => {
    const width = (column.share / shares) * area.width
    const box = { column, x, width }
    x += width
    return box
  })
}

/** Digits of the Song face differ in width, so columns of figures are set in Hei. */
function faceOf(column: Column, strong: boolean): Face {
  if (strong) return 'boldHei'
  return column.align === 'right' ? 'hei' : 'song'
}

interface Style {
  readonly isHead: boolean
  readonly strong: boolean
  /** Points. */
  readonly size?: number | undefined
}

const sizeOf = ({ size }: Style): number => size ?? usualSize

/** Points from line to line within a cell. */
function pitchOf({ doc }: Page, { column }: Box, style: Style): number {
  doc.font(faceOf(column, style.strong)).fontSize(sizeOf(style))
  return doc.currentLineHeight(true)
}

function textLines({ column, width }: Box, text: string, style: Style): string[] {
  return wrapped(faceOf(column, style.strong), sizeOf(style), text, width - 2 * padding.x)
}

/** The text's lines, or as many as fit the highest cell, saying that it was cut. */
function fitted(box: Box, text: string, style: Style, most: number): string[] {
  const lines = textLines(box, text, style)
  if (lines.length <= most) return lines
  const cut = (length: number) => textLines(box, text.slice(0, length) + cutMark, style)
  let [fitting, tooLong] = [0, text.length]
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2)
    if (cut(middle).length <= most) fitting = middle
    else tooLong = middle
  }
  return cut(fitting)
}

interface ReadyCell {
  readonly lines: readonly string[]
  readonly pitch: number
  readonly colour: Colour
  readonly ground: string | null
}

/** A row made ready: its cells fit, its height is known. */
export interface Line extends Style {
  readonly cells: readonly ReadyCell[]
  readonly height: number
}

const heightOf = ({ lines, pitch }: ReadyCell): number => lines.length * pitch

export function lineOf(
  page: Page,
  boxes: readonly Box[],
  cells: readonly Cell[],
  style: Style,
): Line {
  // The highest cell in points: with heading, head and note it must still fit a page.
  const tallest = page.area.height * 0.7
  const ready = boxes.map((box, at): ReadyCell => {
    const cell = cells[at]
    const pitch = pitchOf(page, box, style)
    const lines = fitted(box, textOf(cell), style, Math.floor(tallest / pitch))
    const { colour = colours.ink, ground = null } = typeof cell === 'object' ? cell : {}
    return { lines, pitch, colour, ground }
  })
  const height = Math.max(...ready.map(heightOf)) + 2 * padding.y
  return { ...style, cells: ready, height }
}

/** Draws a line at the height where the page is, and moves the page below it. */
export function drawLine(page: Page, boxes: readonly Box[], line: Line): void {
  const { doc, area } = page
  const top = doc.y
  decoration(page, () => grid(page, boxes, line))
  together(page, 'TR', () => {
    for (const [index, box] of boxes.entries()) {
      const cell = line.cells[index]
      if (cell === undefined) continue
      tagged(page, line.isHead ? 'TH' : 'TD', () => {
        drawCell(page, box, cell, { line, top: top + (line.height - heightOf(cell)) / 2 })
      })
    }
  })
  doc.x = area.left
  doc.y = top + line.height
}

function drawCell(
  page: Page,
  { column, x, width }: Box,
  { lines, pitch, colour }: ReadyCell,
  { line, top }: { line: Line; top: number },
): void {
  const [face, size] = [faceOf(column, line.strong), sizeOf(line)]
  const align = line.isHead ? 'center' : (column.align ?? 'left')
  const shift = { left: 0, center: 0.5, right: 1 }[align]
  pen(page, face, size, colour)
  for (const [at, text] of lines.entries()) {
    const free = width - 2 * padding.x - widthOf(face, size, text.trimEnd())
    const place = x + padding.x + shift * free
    page.doc.text(text, place, top + at * pitch, { lineBreak: false })
  }
}

/** Ground and rules of a line. */
function grid({ doc, area }: Page, boxes: readonly Box[], line: Line): void {
  const top = doc.y
  if (line.strong) doc.rect(area.left, top, area.width, line.height).fill(colours.shade)
  for (const [index, { x, width }] of boxes.entries()) {
    const ground = line.cells[index]?.ground ?? null
    if (ground !== null) doc.rect(x, top, width, line.height).fill(ground)
  }
  for (const { x } of boxes.slice(1)) doc.moveTo(x, top).lineTo(x, top + line.height)
  doc.rect(area.left, top, area.width, line.height).lineWidth(0.5).stroke(colours.line)
}
