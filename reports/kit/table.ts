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
const padding = { x: 4, y: 3.5 } as const
const tallest = typeArea.height / 2

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
  const height = page.doc.heightOfString(text, { width: box.width - 2 * padding.x })
  return Math.min(height, tallest)
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
      // A cell higher than half a page says that it was cut rather than cutting silently.
      height: tallest,
      ellipsis: '……（余文见系统）',
    })
  }
  doc.lineWidth(0.5).strokeColor(colours.line)
  for (const box of boxes) doc.rect(box.x, top, box.width, line.height).stroke()
  doc.x = typeArea.left
  doc.y = top + line.height
}

/** A ruled table: the head stands on every page it reaches, and no row is cut in two. */
export function table(page: Page, content: Table): void {
  const boxes = boxesOf(content.columns)
  const head = content.columns.map((column) => column.title)
  const headLine: Line = {
    cells: head,
    height: rowHeight(page, boxes, head, true),
    isHead: true,
    strong: true,
  }
  const lines = content.rows.map((row): Line => {
    const strong = row.kind !== undefined
    return {
      cells: row.cells,
      height: rowHeight(page, boxes, row.cells, strong),
      isHead: false,
      strong,
    }
  })
  const closing = noteHeight(page, content.note)
  const needs = content.rows.map((row, index) => {
    const next = lines[index + 1]?.height ?? closing
    const own = lines[index]?.height ?? 0
    return row.kind === 'group' || index === lines.length - 1 ? own + next : own
  })
  keepTogether(page, captionHeight + headLine.height + (needs[0] ?? closing))
  caption(page, content.caption, content.unit)
  drawLine(page, boxes, headLine)
  for (const [index, line] of lines.entries()) {
    if (roomLeft(page) < (needs[index] ?? 0)) {
      nextPage(page)
      drawLine(page, boxes, headLine)
    }
    drawLine(page, boxes, line)
  }
  note(page, content.note)
}
