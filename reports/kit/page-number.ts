import { label } from './label.ts'
import { mm, type Page } from './page.ts'
import { decoration } from './tags.ts'

/** 四号 */
const size = 14

/** "— 1 —" 7 mm below the type area, on the outer side, one character from the edge. */
export function numberPages(page: Page): void {
  const { doc, area } = page
  const { start, count } = doc.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    const number = index + 1
    const [x, align] =
      number % 2 === 1 ? [area.right - size, 'right' as const] : [area.left + size, 'left' as const]
    decoration(page, () => {
      label(page, `— ${number} —`, x, area.bottom + mm(7) + size / 4, { face: 'song', size, align })
    })
  }
}
