import { colours, type Page, pen, space, typeArea } from './page.ts'

/** The report's name, centred in heavy Song; one line for each text. */
export function title(page: Page, lines: readonly string[]): void {
  const { doc } = page
  pen(page, 'heavySong', 22)
  for (const line of lines) {
    doc.text(line, typeArea.left, doc.y, { width: typeArea.width, align: 'center' })
  }
  space(page, 6)
}

/** A centred line under the title. */
export function subtitle(page: Page, text: string): void {
  pen(page, 'song', 11, colours.quiet)
  page.doc.text(text, typeArea.left, page.doc.y, { width: typeArea.width, align: 'center' })
  space(page, 10)
}

/** What `heading` takes, in points. */
export const headingHeight = 36

/** "一、…" in Hei, also an entry of the bookmarks. */
export function heading(page: Page, text: string): void {
  const { doc } = page
  space(page, 10)
  doc.outline.addItem(text)
  pen(page, 'boldHei', 15)
  doc.text(text, typeArea.left, doc.y, { width: typeArea.width })
  space(page, 4)
}
