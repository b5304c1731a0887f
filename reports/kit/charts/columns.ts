import type { Frame } from '../chart.ts'
import { label, labelWidth } from '../label.ts'
import type { Page } from '../page.ts'
import { axes } from './axes.ts'
import type { BarSeries } from './bar.ts'
import { legend, legendHeight } from './legend.ts'
import { scaleOf } from './scale.ts'

export interface Columns {
  readonly names: readonly string[]
  readonly series: readonly BarSeries[]
  /** One on top of the other, or side by side. */
  readonly stacked: boolean
}

/** Standing columns, a place a name; a label stands above its column where it fits. */
export function columns(page: Page, frame: Frame, { names, series, stacked }: Columns): void {
  const { doc } = page
  const amountAt = (at: number, index: number) => Math.max(0, series[at]?.bars[index]?.value ?? 0)
  const totals = names.map((_, index) =>
    series.reduce((sum, _, at) => sum + amountAt(at, index), 0),
  )
  const singles = series.flatMap(({ bars }) => bars.map(({ value }) => value))
  const foot = series.length > 1 ? legendHeight : 0
  const scale = scaleOf(stacked ? totals : singles)
  const { xOf, yOf, band } = axes(page, frame, { names, scale, foot })
  const groups = stacked ? 1 : Math.max(1, series.length)
  const thick = Math.min(30, (band * 0.64) / groups)
  for (const index of names.keys()) {
    let below = 0
    for (const [at, { colour, bars }] of series.entries()) {
      const bar = bars[index]
      if (bar === undefined) continue
      const value = amountAt(at, index)
      const x = xOf(index) + (stacked ? -0.5 : at - groups / 2) * thick
      const top = yOf(below + value)
      const height = yOf(below) - top
      if (height > 0) doc.rect(x, top, thick - (stacked ? 0 : 1), height).fill(colour)
      if (stacked) below += value
      const room = stacked ? band : thick + 6
      const size = Math.min(7.5, (7.5 * (room - 1)) / Math.max(1, labelWidth(bar.label, 7.5)))
      if (size >= 5) label(page, bar.label, x + thick / 2, top - 5.5, { size, align: 'center' })
    }
  }
  if (series.length > 1) legend(page, frame, series)
}
