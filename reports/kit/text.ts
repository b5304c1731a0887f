import { colours, type Page, pen, space, typeArea } from './page.ts'

/** 三号: 28 characters fill the width of the type area. */
const bodySize = 15.75
/** The pitch of body lines in points: 22 lines fill the type area. */
const pitch = 28

/** Body text with its first line indented by two characters, broken over pages where needed. */
export function paragraph(page: Page, text: string): void {
  const { doc } = page
  pen(page, 'song', bodySize)
  const lineGap = pitch - doc.currentLineHeight(true)
  doc.text(text, typeArea.left, doc.y, {
    width: typeArea.width,
    indent: 2 * bodySize,
    lineGap,
  })
}

/** Small print: where figures come from, how they are defined. */
export function note(page: Page, text: string): void {
  pen(page, 'song', noteSize, colours.quiet)
  page.doc.text(text, typeArea.left, page.doc.y + 3, { width: typeArea.width, lineGap: 1 })
  space(page, 8)
}

const noteSize = 8.5

/** The height in points that `note` takes. */
export function noteHeight(page: Page, text: string): number {
  page.doc.font('song').fontSize(noteSize)
  return page.doc.heightOfString(text, { width: typeArea.width, lineGap: 1 }) + 11
}

/** The caption above a table or below a chart, with the unit at its right end. */
export function caption(page: Page, text: string, unit = ''): void {
  const { doc } = page
  const top = doc.y
  pen(page, 'boldHei', 10)
  doc.text(text, typeArea.left, top, { width: typeArea.width, align: 'center' })
  const below = doc.y
  pen(page, 'song', 9, colours.quiet)
  doc.text(unit, typeArea.left, top + 1, { width: typeArea.width, align: 'right' })
  doc.y = below + 3
}

export const captionHeight = 18
