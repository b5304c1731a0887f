import { heading, headingHeight } from './heading.ts'
import {
  boxesOf,
  type Cell,
  type Column,
  drawLine,
  fittingSize,
  type Line,
  leastWidths,
  lineOf,
} from './line.ts'
import { keepTogether, nextPage, type Page, roomLeft } from './page.ts'
import { together } from './tags.ts'
import { caption, captionHeight, note, noteHeight } from './text.ts'

export type { Cell, Column } from './line.ts'

export interface Row {
  readonly cells: readonly Cell[]
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
  /** Of the text, in points. */
  readonly size?: number
}

/** What heading, caption and head may take of a page, in points. */
const headRoom = 110

/** What must still fit below the last line for each line to be drawn on the same page. */
function needsOf(
  rows: readonly Row[],
  lines: readonly Line[],
  { closing, pageHeight }: { closing: number; pageHeight: number },
): number[] {
  const room = pageHeight - headRoom
  const needs: number[] = []
  const last = lines.length - 1
  for (const [index, line] of [...lines.entries()].reverse()) {
    const next = index === last ? closing : (needs[index + 1] ?? 0)
    // The first row stays with the second, a group row with its first, the last two with the note.
    const holds = index === 0 || index >= last - 1 || rows[index]?.kind === 'group'
    needs[index] = holds && line.height + next <= room ? line.height + next : line.height
  }
  return needs
}

/** A ruled table: the head stands on every page it reaches, and no row is cut in two. */
export function table(page: Page, content: Table): void {
  const rows = content.rows.map(({ cells, kind }) => ({ cells, strong: kind !== undefined }))
  const size = fittingSize(page.area.width, content.columns, rows, content.size)
  const boxes = boxesOf(page.area, content.columns, leastWidths(content.columns, rows, size))
  const titles = content.columns.map((column) => column.title)
  const head = lineOf(page, boxes, titles, { isHead: true, strong: true, size })
  const lines = rows.map(({ cells, strong }) =>
    lineOf(page, boxes, cells, { isHead: false, strong, size }),
  )
  const closing = noteHeight(page, content.note)
  const pageHeight = page.area.height
  const needs = needsOf(content.rows, lines, { closing, pageHeight })
  const top = (content.heading === undefined ? 0 : headingHeight) + captionHeight + head.height
  const whole = top + lines.reduce((sum, line) => sum + line.height, closing)
  // A table of less than half a page is not worth turning the page for.
  keepTogether(page, whole <= pageHeight / 2 ? whole : top + (needs[0] ?? closing))
  if (content.heading !== undefined) heading(page, content.heading)
  caption(page, content.caption, content.unit)
  together(page, 'Table', () => {
    drawLine(page, boxes, head)
    for (const [index, line] of lines.entries()) {
      if (roomLeft(page) < (needs[index] ?? 0)) {
        nextPage(page)
        drawLine(page, boxes, head)
      }
      drawLine(page, boxes, line)
    }
  })
  note(page, content.note)
}
