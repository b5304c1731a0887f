import { mm, type Page, pen, typeArea } from './page.ts'

const size = 14

/** "— 1 —" 7 mm below the type area, on the outer side, one character from the edge. */
export function numberPages(page: Page): void {
  const { doc } = page
  const { start, count } = doc.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    // PDFKit would start a new page for text below the bottom margin.
    doc.page.margins.bottom = 0
    const number = index + 1
    pen(page, 'song', size)
    doc.text(`— ${number} —`, typeArea.left + size, typeArea.bottom + mm(7) - size / 2, {
      width: typeArea.width - 2 * size,
      align: number % 2 === 1 ? 'right' : 'left',
      lineBreak: false,
    })
  }
}
