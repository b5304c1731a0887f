import { bookmark } from './heading.ts'
import { type Area, colours, type Page, pen, space } from './page.ts'
import { tagged } from './tags.ts'

/** 三号: 28 characters fill the width of the type area. */
const bodySize = 15.75
/** The pitch of body lines in points: 22 lines fill the type area. */
const pitch = 28

export interface ParagraphStyle {
  /** Points; 三号 where absent. */
  readonly size?: number
  readonly pitch?: number
}

/** Body text with its first line indented by two characters, broken over pages where needed. */
export function paragraph(page: Page, text: string, style: ParagraphStyle = {}): void {
  const { doc, area } = page
  const size = style.size ?? bodySize
  pen(page, 'song', size)
  const lineGap = (style.pitch ?? pitch) - doc.currentLineHeight(true)
  tagged(page, 'P', () => {
    doc.text(text, area.left, doc.y, { width: area.width, indent: 2 * size, lineGap })
  })
  space(page, 2)
}

const noteSize = 8.5
const noteGap = 3

/** Small print: where figures come from, how they are defined. */
export function note(page: Page, text: string): void {
  const { doc, area } = page
  pen(page, 'song', noteSize, colours.quiet)
  tagged(page, 'Note', () => {
    doc.text(text, area.left, doc.y + noteGap, { width: area.width, lineGap: 1 })
  })
  space(page, 8)
}

/** The height in points that `note` takes. */
export function noteHeight({ doc, area }: Page, text: string): number {
  doc.font('song').fontSize(noteSize)
  return doc.heightOfString(text, { width: area.width, lineGap: 1 }) + noteGap + 8
}

/** The caption above a table or below a chart, with the unit at its right end. */
export function caption(
  page: Page,
  text: string,
  unit = '',
  { left, width }: Pick<Area, 'left' | 'width'> = page.area,
): void {
  const { doc } = page
  bookmark(page, text)
  const top = doc.y
  tagged(page, 'Caption', () => {
    pen(page, 'boldHei', 10)
    doc.text(text, left, top, { width, align: 'center' })
    const below = doc.y
    if (unit !== '') {
      pen(page, 'song', 9, colours.quiet)
      doc.text(unit, left, top + 1, { width, align: 'right' })
    }
    doc.y = below + 3
  })
}

export const captionHeight = 18
