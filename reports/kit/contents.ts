import { label, labelWidth, shortened } from './label.ts'
import { colours, type Entry, type Page, space } from './page.ts'
import { decoration, tagged, together } from './tags.ts'

const rowHeight = 15
const padding = 8
const gutter = 22
const titleWidth = 40
const size = 9

/**
 * The contents, two entries a line. Their page numbers are known only at the end, so the space is
 * kept and filled then; headings that the report has not, or has and did not announce, are a fault.
 */
export function contents(page: Page, texts: readonly string[]): void {
  const { doc, area } = page
  const rows = Math.ceil(texts.length / 2)
  const top = doc.y
  const height = rows * rowHeight + 2 * padding
  const at = pageIndexOf(page)
  decoration(page, () => {
    doc.rect(area.left, top, area.width, height).lineWidth(0.6).stroke(colours.light)
  })
  const element = doc.struct('TOC')
  page.parent?.add(element)
  page.closing.push(() => {
    const entries = texts.map((text) => entryOf(page, text))
    if (entries.length !== page.entries.length) throw new Error('the contents leave headings out')
    doc.switchToPage(at)
    const outer = page.parent
    page.parent = element
    const middle = top + height / 2
    tagged(page, 'Caption', () => {
      const style = { face: 'boldHei', size: 10, colour: colours.dark, align: 'center' } as const
      label(page, '目录', area.left + padding + titleWidth / 2, middle, style)
    })
    for (const [index, entry] of entries.entries()) {
      const width = (area.width - 2 * padding - titleWidth - gutter) / 2
      const column = index < rows ? 0 : 1
      const left = area.left + padding + titleWidth + column * (width + gutter)
      line(page, entry, { left, width, top: top + padding + (index - column * rows) * rowHeight })
    }
    page.parent = outer
    element.end()
  })
  doc.y = top + height
  space(page, 10)
}

function pageIndexOf({ doc }: Page): number {
  const { start, count } = doc.bufferedPageRange()
  return start + count - 1
}

function entryOf({ entries }: Page, text: string): Entry {
  const entry = entries.find((one) => one.text === text)
  if (entry === undefined) throw new Error(`the contents name what is not there: ${text}`)
  return entry
}

/** A line of the contents: the heading, dots, the page; all of it leads there. */
function line(
  page: Page,
  { text, pageNumber, place }: Entry,
  { left, width, top }: { left: number; width: number; top: number },
): void {
  const { doc } = page
  const y = top + rowHeight / 2
  const number = String(pageNumber)
  const words = shortened(text, width - 30, size)
  together(page, 'TOCI', () => {
    tagged(page, 'Link', () => {
      label(page, words, left, y, { size })
      label(page, number, left + width, y, { size, align: 'right' })
    })
    const link = { structParent: page.parent } as object
    doc.goTo(left, top, width, rowHeight, place, link)
  })
  const from = left + labelWidth(words, size) + 5
  const to = left + width - labelWidth(number, size) - 5
  decoration(page, () => {
    doc
      .moveTo(from, y + 3)
      .lineTo(to, y + 3)
      .lineWidth(0.5)
      .dash(1, { space: 2.5 })
    doc.stroke(colours.line).undash()
  })
}
