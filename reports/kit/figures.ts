import { widthOf } from './fonts.ts'
import { colours, keepTogether, type Page, pen, space, typeArea } from './page.ts'

/** One figure that a reader sees before anything else. */
export interface Figure {
  readonly label: string
  readonly value: string
  /** Small print below: the full marks, the mean, the unit. */
  readonly remark: string
}

const height = 92
const largest = 25

/** The size in points at which a value fits its part of the band. */
function sizeOf(value: string, width: number): number {
  return Math.min(largest, (largest * (width - 14)) / widthOf('boldHei', largest, value))
}

/** A band of big figures, each with its name above and a remark below. */
export function figures(page: Page, items: readonly Figure[]): void {
  const { doc } = page
  keepTogether(page, height)
  const top = doc.y
  const width = typeArea.width / items.length
  doc.rect(typeArea.left, top, typeArea.width, height).fill(colours.shade)
  doc.rect(typeArea.left, top, typeArea.width, 2).fill(colours.dark)
  for (const [index, item] of items.entries()) {
    const x = typeArea.left + index * width
    const at = { width, align: 'center', lineBreak: false } as const
    pen(page, 'hei', 10, colours.quiet)
    doc.text(item.label, x, top + 10, at)
    const size = sizeOf(item.value, width)
    pen(page, 'boldHei', size, colours.dark)
    // Smaller values stand on the same base line as the others.
    doc.text(item.value, x, top + 26 + (largest - size) * 1.16, at)
    pen(page, 'hei', 9, colours.quiet)
    doc.text(item.remark, x, top + 69, at)
  }
  doc.x = typeArea.left
  doc.y = top + height
  space(page, 10)
}
