import { type Face, pitchOf, widthOf } from './fonts.ts'
import { letters } from './lettering.ts'
import { type Colour, colours, type Page } from './page.ts'

export interface LabelStyle {
  readonly face?: Face
  /** Points. */
  readonly size?: number
  readonly colour?: Colour
  /** Which part of the text stands at x. */
  readonly align?: 'left' | 'center' | 'right'
}

const usualSize = 8.5

/** One line of text whose middle stands at the height y; returns its width in points. */
export function label(page: Page, text: string, x: number, y: number, style: LabelStyle = {}) {
  const { face = 'hei', size = usualSize, colour = colours.ink, align = 'left' } = style
  if (text === '') return 0
  const width = widthOf(face, size, text)
  const left = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width
  letters(page, text, { face, size, colour }, { left, top: y - pitchOf(face, size) / 2 })
  return width
}

export const labelWidth = (text: string, size = usualSize): number => widthOf('hei', size, text)

/** As much of the text as fits, with "…" where something is missing. */
export function shortened(text: string, width: number, size = usualSize): string {
  if (labelWidth(text, size) <= width) return text
  const letters = Array.from(text)
  while (letters.length > 1 && labelWidth(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('')}…`
}
