import { type Face, widthOf } from './fonts.ts'
import { type Colour, colours, type Page, pen } from './page.ts'
import { wrapped } from './wrapped.ts'

/** How a text is set between two edges. */
export interface Setting {
  readonly face: Face
  /** Points. */
  readonly size: number
  readonly width: number
  /** Between lines, in points. */
  readonly lineGap?: number
}

/** A text broken into lines once, to be measured and drawn. */
export interface Block extends Setting {
  readonly lines: readonly string[]
  /** From line to line, in points. */
  readonly pitch: number
  readonly height: number
}

export function blockOf({ doc }: Page, text: string, setting: Setting): Block {
  const { face, size, width, lineGap = 0 } = setting
  const lines = wrapped(face, size, text, width)
  const pitch = doc.font(face).fontSize(size).currentLineHeight(true) + lineGap
  return { ...setting, lines, pitch, height: lines.length * pitch }
}

export interface Place {
  readonly left: number
  readonly top: number
  readonly colour?: Colour
  readonly align?: 'left' | 'center' | 'right'
}

const shifts = { left: 0, center: 0.5, right: 1 } as const

/** Draws a block where it fits: nothing here turns the page. */
export function drawBlock(page: Page, block: Block, place: Place): void {
  const { face, size, width, lines, pitch } = block
  const { left, top, colour = colours.ink, align = 'left' } = place
  pen(page, face, size, colour)
  for (const [at, text] of lines.entries()) {
    const free = width - widthOf(face, size, text.trimEnd())
    page.doc.text(text, left + shifts[align] * free, top + at * pitch, { lineBreak: false })
  }
}
