import type { Frame } from '../chart.ts'
import { label } from '../label.ts'
import { type Colour, colours, type Page } from '../page.ts'
import { axes } from './axes.ts'
import type { Bar } from './bar.ts'
import { legend, legendHeight } from './legend.ts'
import { scaleOf } from './scale.ts'

export interface Trend {
  readonly names: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly colour: Colour
    /** Null where there is no value (yet): the line stops there. */
    readonly points: readonly (Bar | null)[]
  }[]
}

/** Lines over time, a dot a value; the words stand above a line's dots. */
export function lines(page: Page, frame: Frame, { names, series }: Trend): void {
  const { doc } = page
  const values = series.flatMap(({ points }) => points.map((point) => point?.value ?? 0))
  const foot = series.length > 1 ? legendHeight : 0
  const { xOf, yOf } = axes(page, frame, { names, scale: scaleOf(values), foot })
  for (const { colour, points } of series) {
    let isDrawing = false
    for (const [index, point] of points.entries()) {
      if (point === null) isDrawing = false
      else if (isDrawing) doc.lineTo(xOf(index), yOf(point.value))
      else doc.moveTo(xOf(index), yOf(point.value))
      if (point !== null) isDrawing = true
    }
    doc.lineWidth(1.4).lineJoin('round').stroke(colour)
    for (const [index, point] of points.entries()) {
      if (point === null) continue
      doc.circle(xOf(index), yOf(point.value), 2).fillAndStroke(colours.white, colour)
      const style = { size: 7, colour, align: 'center' } as const
      label(page, point.label, xOf(index), yOf(point.value) - 7.5, style)
    }
  }
  if (series.length > 1) legend(page, frame, series)
}
