import { widthOf } from './fonts.ts'
import { label } from './label.ts'
import { colours, nextPage, type Page, roomLeft } from './page.ts'
import { decoration, tagged } from './tags.ts'

const largest = 36

/** The red head of an official paper: its name, number, issuer and day over a red rule. */
export function redHead(
  page: Page,
  { name, number, issuer, date }: { name: string; number: string; issuer: string; date: string },
): void {
  const { doc, area } = page
  const top = doc.y
  const middle = area.left + area.width / 2
  const size = Math.min(largest, (largest * area.width) / widthOf('heavySong', largest, name))
  const ruleAt = top + 96
  tagged(page, 'P', () => {
    const style = { face: 'heavySong', size, colour: colours.red, align: 'center' } as const
    label(page, name, middle, top + 22, style)
    label(page, number, middle, top + 58, { face: 'song', size: 14, align: 'center' })
    label(page, issuer, area.left + 14, ruleAt - 12, { face: 'song', size: 13 })
    label(page, date, area.right - 14, ruleAt - 12, { face: 'song', size: 13, align: 'right' })
  })
  decoration(page, () => doc.rect(area.left, ruleAt, area.width, 2).fill(colours.red))
  doc.x = area.left
  doc.y = ruleAt + 18
}

const rowHeight = 20

export const imprintHeight = (lines: readonly string[]): number => rowHeight * lines.length + 12

/** 版记: who gets a copy and who printed it, between rules at the foot of the last page. */
export function imprint(page: Page, lines: readonly string[]): void {
  const { doc, area } = page
  const height = rowHeight * lines.length
  if (roomLeft(page) < height) nextPage(page)
  const top = area.bottom - height
  for (const [index, text] of lines.entries()) {
    const y = top + (index + 0.5) * rowHeight
    tagged(page, 'P', () => label(page, text, area.left + 12, y, { face: 'song', size: 12 }))
  }
  decoration(page, () => {
    for (let index = 0; index <= lines.length; index += 1) {
      const y = top + index * rowHeight
      const isOuter = index === 0 || index === lines.length
      doc
        .moveTo(area.left, y)
        .lineTo(area.right, y)
        .lineWidth(isOuter ? 1 : 0.7)
      doc.stroke(colours.ink)
    }
  })
  doc.x = area.left
  doc.y = area.bottom
}
