import { colours, type Page, pageNumberOf, pen, space } from './page.ts'
import { tagged } from './tags.ts'

/** The report's name, centred in heavy Song; one line for each text. */
export function title(page: Page, lines: readonly string[]): void {
  const { doc, area } = page
  pen(page, 'heavySong', 22)
  tagged(page, 'H1', () => {
    for (const line of lines) {
      doc.text(line, area.left, doc.y, { width: area.width, align: 'center' })
    }
  })
  space(page, 6)
}

/** A centred line under the title. */
export function subtitle(page: Page, text: string): void {
  const { doc, area } = page
  pen(page, 'song', 11, colours.quiet)
  tagged(page, 'P', () => {
    doc.text(text, area.left, doc.y, { width: area.width, align: 'center' })
  })
  space(page, 10)
}

/** What `heading` takes, in points. */
export const headingHeight = 36

/** "一、…" in Hei, an entry of the bookmarks and of the contents. */
export function heading(page: Page, text: string): void {
  const { doc, area, entries } = page
  space(page, 10)
  const place = `part-${entries.length + 1}`
  doc.addNamedDestination(place, 'XYZ', 0, doc.y, null)
  entries.push({ text, pageNumber: pageNumberOf(page), place })
  page.bookmark = doc.outline.addItem(text, here(page))
  pen(page, 'boldHei', 15)
  tagged(page, 'H2', () => {
    doc.text(text, area.left, doc.y, { width: area.width })
  })
  space(page, 4)
}

/** A bookmark under the heading above: a table, a figure. */
export function bookmark(page: Page, text: string): void {
  const outline = page.bookmark ?? page.doc.outline
  outline.addItem(text, here(page))
}

/** PDFKit measures a bookmark's left edge from the right; its types do not know of either. */
const here = ({ doc }: Page): object => ({ top: doc.y, left: doc.page.width })
