import type { Frame } from '../chart.ts'
import { label, labelWidth } from '../label.ts'
import { type Colour, colours, type Page } from '../page.ts'
import { axes } from './axes.ts'
import { scaleOf } from './scale.ts'

/** A level that was reached, or what was lost or added on the way to the next one. */
export interface Step {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly label: string
  readonly colour: Colour
}

/** Columns that hang from one another: how a sum becomes the next. */
export function waterfall(page: Page, frame: Frame, steps: readonly Step[]): void {
  const { doc } = page
  const names = steps.map(({ name }) => name)
  const scale = scaleOf(steps.flatMap(({ from, to }) => [from, to]))
  const { xOf, yOf, band } = axes(page, frame, { names, scale, foot: 0 })
  const thick = Math.min(40, band * 0.62)
  for (const [index, { from, to, colour, label: words }] of steps.entries()) {
    const x = xOf(index) - thick / 2
    const [top, bottom] = [yOf(Math.max(from, to)), yOf(Math.min(from, to))]
    // A sum that would be too thin to see is still there.
    const height = from === to ? 0 : Math.max(0.8, bottom - top)
    if (height > 0) doc.rect(x, top, thick, height).fill(colour)
    const size = Math.min(8, (8 * (band - 2)) / Math.max(1, labelWidth(words, 8)))
    label(page, words, xOf(index), top - 6, { size, align: 'center' })
    if (index === steps.length - 1) continue
    doc.moveTo(x + thick, yOf(to)).lineTo(xOf(index + 1) - thick / 2, yOf(to))
    doc.lineWidth(0.5).dash(2, { space: 2 }).stroke(colours.line).undash()
  }
}
