import type { Frame } from '../chart.ts'
import { label, labelWidth, shortened } from '../label.ts'
import { type Colour, colours, type Page } from '../page.ts'
import type { Bar } from './bar.ts'
import { legend, legendHeight } from './legend.ts'

export interface StackedBars {
  readonly parts: readonly { name: string; colour: Colour; inkOn?: Colour }[]
  /** The parts of a row in the order of `parts`; the words stand in a part where they fit. */
  readonly rows: readonly { name: string; parts: readonly Bar[]; total: string }[]
}

const leastForNames = 110

/** Lying bars, part after part, all to one scale; the row's total stands at the right. */
export function stackedBars(page: Page, frame: Frame, { parts, rows }: StackedBars): void {
  const { doc } = page
  const widestName = Math.max(leastForNames, frame.width * 0.36)
  const nameWidth =
    Math.min(widestName, Math.max(20, ...rows.map((row) => labelWidth(row.name)))) + 6
  const totalWidth = Math.max(0, ...rows.map((row) => labelWidth(row.total))) + 6
  const left = frame.left + nameWidth
  const width = frame.width - nameWidth - totalWidth
  const sums = rows.map((row) => row.parts.reduce((sum, { value }) => sum + Math.max(0, value), 0))
  const widest = Math.max(...sums) || 1
  const height = frame.height - legendHeight
  const band = height / Math.max(1, rows.length)
  const thick = Math.min(16, band * 0.66)
  for (const [index, row] of rows.entries()) {
    const middle = frame.top + (index + 0.5) * band
    label(page, shortened(row.name, widestName), left - 6, middle, { align: 'right' })
    let x = left
    for (const [at, part] of row.parts.entries()) {
      const { colour = colours.light, inkOn = colours.white } = parts[at] ?? {}
      const length = (Math.max(0, part.value) / widest) * width
      if (length > 0) doc.rect(x, middle - thick / 2, length, thick).fill(colour)
      if (labelWidth(part.label, 7.5) + 6 <= length) {
        const style = { size: 7.5, colour: inkOn, align: 'center' } as const
        label(page, part.label, x + length / 2, middle, style)
      }
      x += length
    }
    label(page, row.total, x + 5, middle)
  }
  doc
    .moveTo(left, frame.top)
    .lineTo(left, frame.top + height)
    .lineWidth(0.6)
    .stroke(colours.line)
  legend(page, frame, parts)
}
