import type { Frame } from '../chart.ts'
import { label } from '../label.ts'
import type { Page } from '../page.ts'
import { axes } from './axes.ts'
import type { BarSeries } from './bar.ts'
import { legend, legendHeight } from './legend.ts'
import { scaleOf } from './scale.ts'

const markSide = 4

/** Lines over the course of time, a mark at each value; a label stands above its mark. */
export function lines(
  page: Page,
  frame: Frame,
  { names, series }: { names: readonly string[]; series: readonly BarSeries[] },
): void {
  const { doc } = page
  const scale = scaleOf(series.flatMap(({ bars }) => bars.map(({ value }) => value)))
  const { xOf, yOf } = axes(page, frame, { names, scale, foot: legendHeight })
  for (const { colour, bars } of series) {
    for (const [at, { value }] of bars.entries()) {
      if (at === 0) doc.moveTo(xOf(at), yOf(value))
      else doc.lineTo(xOf(at), yOf(value))
    }
    if (bars.length > 1) doc.lineWidth(1.5).stroke(colour)
    for (const [at, { value, label: words }] of bars.entries()) {
      const [x, y] = [xOf(at), yOf(value)]
      doc.rect(x - markSide / 2, y - markSide / 2, markSide, markSide).fill(colour)
      label(page, words, x, y - 8, { size: 7.5, colour, align: 'center' })
    }
  }
  legend(page, frame, series)
}
