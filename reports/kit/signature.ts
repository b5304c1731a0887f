import { chineseDate } from './date.ts'
import { colours, keepTogether, type Page, pen, space, typeArea } from './page.ts'

const size = 16

/**
 * Issuer and date at the lower right. The seal is set outside: a pasted picture of one would be
 * no seal, so only its place is marked. A report that nobody has issued yet leaves the date open.
 */
export function signature(page: Page, issuer: string, date: string | null): void {
  const { doc } = page
  keepTogether(page, 110)
  space(page, 24)
  const written = date === null ? '　　　　年　　月　　日' : chineseDate(date)
  pen(page, 'song', size)
  const width = Math.max(doc.widthOfString(issuer), doc.widthOfString(written))
  // The date ends four characters from the right edge; the issuer is centred above it.
  const x = typeArea.right - 4 * size - width
  const at = { width: width + 1, align: 'center' } as const
  doc.text(issuer, x, doc.y, at)
  pen(page, 'song', 11, colours.quiet)
  doc.text('（盖章处）', x, doc.y + 2, at)
  pen(page, 'song', size)
  doc.text(written, x, doc.y + 2, at)
  doc.x = typeArea.left
}
