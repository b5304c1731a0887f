import { type Block, blockOf, drawBlock, type Setting } from './block.ts'
import { type Face, widthOf } from './fonts.ts'
import { type Area, type Colour, colours, type Page } from './page.ts'
import { decoration, tagged, together } from './tags.ts'

export interface Column {
  readonly title: string
  /** The column's part of the type area's width, relative to the other columns. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
  /** Numbers of documents and days: not broken over lines unless they are very long. */
  readonly isWhole?: boolean
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
/** Of what is not broken, in points. */
const longestWhole = 120
const padding = { x: 3.5, y: 3.5 } as const
const cutMark = '……（余文见系统）'

/** Where columns stand: by their shares, but none narrower than what in it must stay whole. */
export function boxesOf(area: Area, columns: readonly Column[], least: readonly number[]): Box[] {
  const widths = widthsOf(area.width, columns, least)
  let x = area.left
  return columns.map((column, at) => {
    const width = widths[at] ?? 0
    const box = { column, x, width }
    x += width
    return box
  })
}

/** Columns that need more than their share get it; the others share what is left. */
function widthsOf(width: number, columns: readonly Column[], least: readonly number[]): number[] {
  const needed = new Map<number, number>()
  for (;;) {
    const room = [...needed.values()].reduce((left, need) => left - need, width)
    const shares = columns.reduce((sum, { share }, at) => (needed.has(at) ? sum : sum + share), 0)
    const widths = columns.map(({ share }, at) => needed.get(at) ?? (share / shares) * room)
    const narrow = [...widths.keys()].filter((at) => (widths[at] ?? 0) < (least[at] ?? 0))
    if (narrow.length === 0) return widths
    if (needed.size + narrow.length === columns.length) return widthsOf(width, columns, [])
    for (const at of narrow) needed.set(at, least[at] ?? 0)
  }
}

/** The least width of each column in points: figures and numbers are not broken, words are. */
export function leastWidths(
  columns: readonly Column[],
  rows: readonly { cells: readonly Cell[]; strong: boolean }[],
  size = usualSize,
): number[] {
  return columns.map((column, at) => {
    if (column.align !== 'right' && column.isWhole !== true) return 0
    const widths = rows.map(({ cells, strong }) =>
      widthOf(faceOf(column, strong), size, textOf(cells[at])),
    )
    const kept = column.isWhole === true ? widths.filter((one) => one <= longestWhole) : widths
    return Math.ceil(Math.max(0, ...kept)) + 2 * padding.x
  })
}

/** What every column of words needs, in letters. */
const fewLetters = 4
const smallestSize = 5.5

/** The size of the text, in points; smaller where figures would have to be broken. */
export function fittingSize(
  width: number,
  columns: readonly Column[],
  rows: readonly { cells: readonly Cell[]; strong: boolean }[],
  usual = usualSize,
): number {
  const needOf = (size: number) =>
    leastWidths(columns, rows, size)
      .map((least) => (least === 0 ? fewLetters * size + 2 * padding.x : least))
      .reduce((sum, one) => sum + one, 0)
  for (let size = usual; size >= smallestSize; size -= 0.5) if (needOf(size) <= width) return size
  return usual
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

const settingOf = ({ column, width }: Box, { strong, size = usualSize }: Style): Setting => ({
  face: faceOf(column, strong),
  size,
  width: width - 2 * padding.x,
})

/** The text, or as much of it as fits the highest cell, saying that it was cut. */
function fitted(page: Page, text: string, setting: Setting): Block {
  // The highest cell in points: with heading, head and note it must still fit a page.
  const tallest = page.area.height * 0.7
  const whole = blockOf(text, setting)
  if (whole.height <= tallest) return whole
  const cut = (length: number) => blockOf(text.slice(0, length) + cutMark, setting)
  let [fitting, tooLong] = [0, text.length]
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2)
    if (cut(middle).height <= tallest) fitting = middle
    else tooLong = middle
  }
  return cut(fitting)
}

interface ReadyCell {
  readonly block: Block
  readonly colour: Colour
  readonly ground: string | null
}

/** A row made ready: its cells fit, its height is known. */
export interface Line extends Style {
  readonly cells: readonly ReadyCell[]
  readonly height: number
}

export function lineOf(
  page: Page,
  boxes: readonly Box[],
  cells: readonly Cell[],
  style: Style,
): Line {
  const ready = boxes.map((box, at): ReadyCell => {
    const cell = cells[at]
    const block = fitted(page, textOf(cell), settingOf(box, style))
    const { colour = colours.ink, ground = null } = typeof cell === 'object' ? cell : {}
    return { block, colour, ground }
  })
  const height = Math.max(...ready.map(({ block }) => block.height)) + 2 * padding.y
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
        drawBlock(page, cell.block, {
          left: box.x + padding.x,
          top: top + (line.height - cell.block.height) / 2,
          colour: cell.colour,
          align: line.isHead ? 'center' : (box.column.align ?? 'left'),
        })
      })
    }
  })
  doc.x = area.left
  doc.y = top + line.height
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
