import { chineseDate } from './date.ts'
import { widthOf } from './fonts.ts'
import { label } from './label.ts'
import { colours, keepTogether, type Page, space } from './page.ts'
import { decoration, tagged } from './tags.ts'

const size = 16
const sealSize = 108
const above = 12
export const signatureHeight = above + sealSize

/**
 * Issuer and date at the lower right, with a dashed ring where the seal goes: it is set outside, as
 * a pasted picture of one would be no seal. A report that nobody has issued leaves the date open.
 */
export function signature(
  page: Page,
  { issuer, date }: { issuer: string; date: string | null },
): void {
  const { doc, area } = page
  keepTogether(page, signatureHeight)
  space(page, above)
  const top = doc.y
  const written = date === null ? '　　　　年　　月　　日' : chineseDate(date)
  const width = Math.max(widthOf('song', size, issuer), widthOf('song', size, written))
  // The date ends four characters from the right edge; the issuer is centred above it.
  const x = area.right - 4 * size - width / 2
  const middle = top + sealSize / 2
  decoration(page, () => {
    doc
      .circle(x, middle, sealSize / 2)
      .lineWidth(0.7)
      .dash(3, { space: 3 })
    doc.stroke(colours.light).undash()
  })
  tagged(page, 'P', () => {
    label(page, '（盖章处）', x, middle - 34, {
      face: 'song',
      size: 9,
      colour: colours.line,
      align: 'center',
    })
    label(page, issuer, x, middle - 12, { face: 'song', size, align: 'center' })
    label(page, written, x, middle + 14, { face: 'song', size, align: 'center' })
  })
  doc.x = area.left
  doc.y = top + sealSize
}

/** The names under a statement: 制表, 复核 …, each with a line to sign on. */
export function signatories(page: Page, roles: readonly string[]): void {
  const { doc, area } = page
  keepTogether(page, 46)
  space(page, 22)
  const y = doc.y + 8
  const names = roles.map((role) => widthOf('song', 11, `${role}：`))
  const gap = 14
  const ruled = (area.width - names.reduce((sum, one) => sum + one + gap, 0)) / roles.length
  let left = area.left
  for (const role of roles) {
    let used = 0
    tagged(page, 'P', () => {
      used = label(page, `${role}：`, left, y, { face: 'song', size: 11 })
    })
    decoration(page, () => {
      doc
        .moveTo(left + used, y + 7)
        .lineTo(left + used + ruled, y + 7)
        .lineWidth(0.6)
      doc.stroke(colours.line)
    })
    left += used + ruled + gap
  }
  doc.x = area.left
  doc.y = y + 14
}
