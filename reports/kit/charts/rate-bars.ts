import type { Frame } from '../chart.ts'
import { label, labelWidth, shortened } from '../label.ts'
import { colours, type Page } from '../page.ts'
import type { BarSeries } from './bar.ts'
import { legend, legendHeight } from './legend.ts'

const widestName = 120
const axisHeight = 14
const valueRoom = 38

/**
 * Lying bars, side by side, of rates in percent: one group a name, top to bottom. The axis goes
 * from 0 to 100, and further where marks were added or went below zero.
 */
export function rateBars(
  page: Page,
  frame: Frame,
  { names, series }: { names: readonly string[]; series: readonly BarSeries[] },
): void {
  const { doc } = page
  const values = series.flatMap((one) => one.bars.map((bar) => bar.value))
  const low = Math.floor(Math.min(0, ...values) / 20) * 20
  const high = Math.ceil(Math.max(100, ...values) / 20) * 20
  const nameWidth = Math.min(widestName, Math.max(20, ...names.map((name) => labelWidth(name)))) + 6
  const left = frame.left + nameWidth
  const width = frame.width - nameWidth - valueRoom
  const height = frame.height - legendHeight - axisHeight
  const xOf = (value: number) => left + ((value - low) / (high - low)) * width
  for (let tick = low; tick <= high; tick += 20) {
    doc.moveTo(xOf(tick), frame.top).lineTo(xOf(tick), frame.top + height)
    doc.lineWidth(0.5).stroke(tick === 0 ? colours.line : colours.shade)
    const style = { size: 7.5, colour: colours.quiet, align: 'center' } as const
    label(page, `${tick}%`, xOf(tick), frame.top + height + axisHeight / 2, style)
  }
  const band = height / Math.max(1, names.length)
  const thick = Math.min(9, (band * 0.74) / Math.max(1, series.length))
  for (const [row, name] of names.entries()) {
    const middle = frame.top + (row + 0.5) * band
    label(page, shortened(name, widestName), left - 6, middle, { align: 'right' })
    for (const [at, { colour, bars }] of series.entries()) {
      const bar = bars[row]
      if (bar === undefined) continue
      const y = middle + (at - series.length / 2) * thick
      const [from, to] = [xOf(Math.min(0, bar.value)), xOf(Math.max(0, bar.value))]
      if (to > from) doc.rect(from, y, to - from, thick - 1).fill(colour)
      label(page, bar.label, to + 4, y + (thick - 1) / 2, { size: 7.5 })
    }
  }
  legend(page, frame, series)
}
