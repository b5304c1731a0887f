import type { Face } from './fonts.ts'
import { colours, type Page, pen, typeArea } from './page.ts'

export interface Column {
  readonly title: string
  /** The column's part of the type area's width, relative to the other columns. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}

/** Where a column stands, in points. */
export interface Box {
  readonly column: Column
  readonly x: number
  readonly width: number
}

const size = 9
const padding = { x: 3.5, y: 3.5 } as const
/** The highest cell in points: with heading, head and note it must still fit a page. */
const tallest = typeArea.height * 0.7
const cutMark = '……（余文见系统）'

export function boxesOf(columns: readonly Column[]): Box[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  let x: number = typeArea.left
  return columns.map((column) => {
    const width = (column.share / shares) * typeArea.width
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

function textHeight(page: Page, box: Box, text: string, strong: boolean): number {
  page.doc.font(faceOf(box.column, strong)).fontSize(size)
  return page.doc.heightOfString(text, { width: box.width - 2 * padding.x })
}

/** The text itself, or as much of it as fits the highest cell, saying that it was cut. */
function fitted(page: Page, box: Box, text: string, strong: boolean): string {
  const fits = (length: number) =>
    textHeight(page, box, text.slice(0, length) + cutMark, strong) <= tallest
  if (textHeight(page, box, text, strong) <= tallest) return text
  let [fitting, tooLong] = [0, text.length]
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2)
    if (fits(middle)) fitting = middle
    else tooLong = middle
  }
  return text.slice(0, fitting) + cutMark
}

/** A row made ready: its cells fit, its height is known. */
export interface Line {
  readonly cells: readonly string[]
  readonly height: number
  readonly isHead: boolean
  readonly strong: boolean
}

export function lineOf(
  page: Page,
  boxes: readonly Box[],
  texts: readonly string[],
  style: { isHead: boolean; strong: boolean },
): Line {
  const cells = boxes.map((box, at) => fitted(page, box, texts[at] ?? '', style.strong))
  const heights = boxes.map((box, at) => textHeight(page, box, cells[at] ?? '', style.strong))
  return { ...style, cells, height: Math.max(...heights) + 2 * padding.y }
}

/** Draws a line at the height where the page is, and moves the page below it. */
export function drawLine(page: Page, boxes: readonly Box[], line: Line): void {
  const { doc } = page
  const top = doc.y
  for (const [index, box] of boxes.entries()) {
    const text = line.cells[index] ?? ''
    if (line.strong) doc.rect(box.x, top, box.width, line.height).fill(colours.shade)
    const height = textHeight(page, box, text, line.strong)
    pen(page, faceOf(box.column, line.strong), size)
    doc.text(text, box.x + padding.x, top + (line.height - height) / 2, {
      width: box.width - 2 * padding.x,
      align: line.isHead ? 'center' : (box.column.align ?? 'left'),
    })
  }
  doc.lineWidth(0.5).strokeColor(colours.line)
  for (const box of boxes) doc.rect(box.x, top, box.width, line.height).stroke()
  doc.x = typeArea.left
  doc.y = top + line.height
}
