import type { Frame } from '../chart.ts'
import { label, labelWidth } from '../label.ts'
import { type Colour, colours, type Page } from '../page.ts'

export const legendHeight = 16
const box = 8
const gap = 16

/** Names and colours in the middle at the frame's foot. */
export function legend(
  page: Page,
  frame: Frame,
  items: readonly { name: string; colour: Colour }[],
): void {
  const widths = items.map(({ name }) => box + 4 + labelWidth(name))
  const total = widths.reduce((sum, width) => sum + width + gap, -gap)
  const y = frame.top + frame.height - legendHeight / 2
  let x = frame.left + (frame.width - total) / 2
  for (const [index, { name, colour }] of items.entries()) {
    page.doc.rect(x, y - box / 2, box, box).fill(colour)
    label(page, name, x + box + 4, y, { colour: colours.quiet })
    x += (widths[index] ?? 0) + gap
  }
}
