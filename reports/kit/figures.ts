import { widthOf } from './fonts.ts'
import { label } from './label.ts'
import { type Colour, colours, keepTogether, type Page, space } from './page.ts'
import { decoration, tagged } from './tags.ts'

/** One figure that a reader sees before anything else. */
export interface Figure {
  readonly label: string
  readonly value: string
  /** Small print below: the full marks, the mean, the unit. */
  readonly remark: string
  readonly colour?: Colour
}

const height = 74
const largest = 22

/** The size in points at which a text fits its part of the band. */
const fitting = (face: 'hei' | 'boldHei', size: number, text: string, width: number): number =>
  Math.min(size, (size * (width - 20)) / widthOf(face, size, text))

/** A band of big figures, each with its name above and a remark below. */
export function figures(page: Page, items: readonly Figure[]): void {
  const { doc, area } = page
  keepTogether(page, height)
  const top = doc.y
  const width = area.width / items.length
  const size = Math.min(...items.map(({ value }) => fitting('boldHei', largest, value, width)))
  decoration(page, () => {
    doc.rect(area.left, top, area.width, height).fill(colours.shade)
    doc.rect(area.left, top, area.width, 2).fill(colours.dark)
    for (const index of items.keys()) {
      if (index === 0) continue
      doc.rect(area.left + index * width - 0.3, top + 14, 0.6, height - 28).fill(colours.light)
    }
  })
  for (const [index, item] of items.entries()) {
    const x = area.left + (index + 0.5) * width
    tagged(page, 'P', () => {
      label(page, item.label, x, top + 15, { size: 9.5, colour: colours.quiet, align: 'center' })
      const colour = item.colour ?? colours.dark
      label(page, item.value, x, top + 37, { face: 'boldHei', size, colour, align: 'center' })
      const small = fitting('hei', 8.5, item.remark, width)
      label(page, item.remark, x, top + 60, { size: small, colour: colours.quiet, align: 'center' })
    })
  }
  doc.x = area.left
  doc.y = top + height
  space(page, 10)
}
