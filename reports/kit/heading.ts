import { colours, keepTogether, type Page, pen, space, typeArea } from './page.ts'

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
  space(page, 2)
}

/**
 * "一、…" in Hei, also an entry of the bookmarks. `follows` is the height in points of what must
 * stand below it on the same page.
 */
export function heading(page: Page, text: string, follows = 90): void {
  const { doc } = page
  keepTogether(page, 40 + follows)
  space(page, 10)
  doc.outline.addItem(text)
  pen(page, 'boldHei', 15)
  doc.text(text, typeArea.left, doc.y, { width: typeArea.width })
  space(page, 4)
}
