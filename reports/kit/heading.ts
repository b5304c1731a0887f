import { blockOf, drawBlock } from './block.ts'
import { colours, type Page, pageNumberOf, space } from './page.ts'
import { tagged } from './tags.ts'

/** The report's name, centred in heavy Song; one line for each text. */
export function title(page: Page, lines: readonly string[]): void {
  const { doc, area } = page
  tagged(page, 'H1', () => {
    for (const line of lines) {
      const block = blockOf(line, { face: 'heavySong', size: 22, width: area.width })
      const top = doc.y
      drawBlock(page, block, { left: area.left, top, align: 'center' })
      doc.y = top + block.height
    }
  })
  space(page, 6)
}

/** A centred line under the title. */
export function subtitle(page: Page, text: string): void {
  const { doc, area } = page
  const block = blockOf(text, { face: 'song', size: 11, width: area.width })
  const top = doc.y
  tagged(page, 'P', () => {
    drawBlock(page, block, { left: area.left, top, colour: colours.quiet, align: 'center' })
  })
  doc.y = top + block.height
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
  const block = blockOf(text, { face: 'boldHei', size: 15, width: area.width })
  const top = doc.y
  tagged(page, 'H2', () => drawBlock(page, block, { left: area.left, top }))
  doc.y = top + block.height
  space(page, 4)
}

/** A bookmark under the heading above: a table, a figure. */
export function bookmark(page: Page, text: string): void {
  const outline = page.bookmark ?? page.doc.outline
  outline.addItem(text, here(page))
}

/** PDFKit measures a bookmark's left edge from the right; its types do not know of either. */
const here = ({ doc }: Page): object => ({ top: doc.y, left: doc.page.width })
