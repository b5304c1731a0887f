import { heading, headingHeight } from './heading.ts'
import { colours, keepTogether, nextPage, type Page, pen, roomLeft, typeArea } from './page.ts'
import { caption, captionHeight, note, noteHeight } from './text.ts'

export interface Column {
  readonly title: string
  /** The column's part of the type area's width, relative to the other columns. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}

export interface Row {
  readonly cells: readonly string[]
  /** A group row heads the rows below it and stays with the first of them. */
  readonly kind?: 'group' | 'total'
}

export interface Table {
  /** A heading that must not part from the table. */
  readonly heading?: string
  readonly caption: string
  /** "单位：万元" */
  readonly unit?: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Which query gives these rows, and how the columns are defined. */
  readonly note: string
}

interface Box {
  readonly column: Column
  readonly x: number
  readonly width: number
}

const size = 9
const padding = { x: 3.5, y: 3.5 } as const
/** The highest cell in points: with heading, head and note it must still fit a page. */
const tallest = typeArea.height * 0.7
/** What heading, caption and head may take of a page, in points. */
const headRoom = 110
const cutMark = '……（余文见系统）'

function boxesOf(columns: readonly Column[]): Box[] {
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
function penFor(page: Page, column: Column, strong: boolean): void {
  if (strong) pen(page, 'boldHei', size)
  else pen(page, column.align === 'right' ? 'hei' : 'song', size)
}

function textHeight(page: Page, box: Box, text: string, strong: boolean): number {
  penFor(page, box.column, strong)
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

function rowHeight(page: Page, boxes: readonly Box[], cells: readonly string[], strong: boolean) {
  const heights = boxes.map((box, index) => textHeight(page, box, cells[index] ?? '', strong))
  return Math.max(...heights) + 2 * padding.y
}

interface Line {
  readonly cells: readonly string[]
  readonly height: number
  readonly isHead: boolean
  readonly strong: boolean
}

function drawLine(page: Page, boxes: readonly Box[], line: Line): void {
  const { doc } = page
  const top = doc.y
  for (const [index, box] of boxes.entries()) {
    const text = line.cells[index] ?? ''
    if (line.strong) doc.rect(box.x, top, box.width, line.height).fill(colours.shade)
    const height = textHeight(page, box, text, line.strong)
    doc.fillColor(colours.ink).text(text, box.x + padding.x, top + (line.height - height) / 2, {
      width: box.width - 2 * padding.x,
      align: line.isHead ? 'center' : (box.column.align ?? 'left'),
    })
  }
  doc.lineWidth(0.5).strokeColor(colours.line)
  for (const box of boxes) doc.rect(box.x, top, box.width, line.height).stroke()
  doc.x = typeArea.left
  doc.y = top + line.height
}

/** What must still fit below the last line for each line to be drawn on the same page. */
function needsOf(rows: readonly Row[], lines: readonly Line[], closing: number): number[] {
  const room = typeArea.height - headRoom
  const needs: number[] = []
  const last = lines.length - 1
  for (const [index, line] of [...lines.entries()].reverse()) {
    const next = index === last ? closing : (needs[index + 1] ?? 0)
    // A group row stays with its first row, the last two rows with each other and the note.
    const holds = index >= last - 1 || rows[index]?.kind === 'group'
    needs[index] = holds && line.height + next <= room ? line.height + next : line.height
  }
  return needs
}

/** A ruled table: the head stands on every page it reaches, and no row is cut in two. */
export function table(page: Page, content: Table): void {
  const boxes = boxesOf(content.columns)
  const titles = content.columns.map((column) => column.title)
  const head: Line = {
    cells: titles,
    height: rowHeight(page, boxes, titles, true),
    isHead: true,
    strong: true,
  }
  const lines = content.rows.map((row): Line => {
    const strong = row.kind !== undefined
    const cells = boxes.map((box, at) => fitted(page, box, row.cells[at] ?? '', strong))
    return { cells, height: rowHeight(page, boxes, cells, strong), isHead: false, strong }
  })
  const closing = noteHeight(page, content.note)
  const needs = needsOf(content.rows, lines, closing)
  const top = (content.heading === undefined ? 0 : headingHeight) + captionHeight + head.height
  const whole = top + lines.reduce((sum, line) => sum + line.height, closing)
  // A table of less than half a page is not worth turning the page for.
  keepTogether(page, whole <= typeArea.height / 2 ? whole : top + (needs[0] ?? closing))
  if (content.heading !== undefined) heading(page, content.heading)
  caption(page, content.caption, content.unit)
  drawLine(page, boxes, head)
  for (const [index, line] of lines.entries()) {
    if (roomLeft(page) < (needs[index] ?? 0)) {
      nextPage(page)
      drawLine(page, boxes, head)
    }
    drawLine(page, boxes, line)
  }
  note(page, content.note)
}
