import type { Frame } from '../chart.ts'
import { label, labelWidth } from '../label.ts'
import { colours, type Page } from '../page.ts'
import { type Scale, ticksOf, tickText } from './scale.ts'

export interface Axes {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
  /** The width that each name has. */
  readonly band: number
  /** The middle of a name's place. */
  readonly xOf: (index: number) => number
  readonly yOf: (value: number) => number
}

const nameHeight = 14
const headRoom = 12

/** Names along the foot, a scale with lines along the left; `foot` is kept free below. */
export function axes(
  page: Page,
  frame: Frame,
  { names, scale, foot }: { names: readonly string[]; scale: Scale; foot: number },
): Axes {
  const { doc } = page
  const ticks = ticksOf(scale)
  const texts = ticks.map((tick) => tickText(tick, scale.step))
  const scaleWidth = Math.max(...texts.map((text) => labelWidth(text, 7.5))) + 5
  const left = frame.left + scaleWidth
  const width = frame.width - scaleWidth
  const top = frame.top + headRoom
  const bottom = frame.top + frame.height - foot - nameHeight
  const yOf = (value: number) =>
    bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top)
  for (const [index, tick] of ticks.entries()) {
    const y = yOf(tick)
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.5)
    doc.stroke(tick === 0 ? colours.line : colours.shade)
    const style = { size: 7.5, colour: colours.quiet, align: 'right' } as const
    label(page, texts[index] ?? '', left - 4, y, style)
  }
  const band = width / Math.max(1, names.length)
  const xOf = (index: number) => left + (index + 0.5) * band
  const longest = Math.max(0, ...names.map((name) => labelWidth(name, 8)))
  const size = longest > band - 2 ? Math.max(5, (8 * (band - 2)) / longest) : 8
  for (const [index, name] of names.entries()) {
    label(page, name, xOf(index), bottom + nameHeight / 2, { size, align: 'center' })
  }
  return { left, width, top, bottom, band, xOf, yOf }
}
