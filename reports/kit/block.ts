import { type Face, pitchOf, widthOf } from './fonts.ts'
import { letters } from './lettering.ts'
import type { Colour, Page } from './page.ts'
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

export function blockOf(text: string, setting: Setting): Block {
  const { face, size, width, lineGap = 0 } = setting
  const lines = wrapped(face, size, text, { width })
  const pitch = pitchOf(face, size) + lineGap
  return { ...setting, lines, pitch, height: lines.length * pitch }
}

export interface Place {
  readonly left: number
  readonly top: number
  readonly colour?: Colour
  readonly align?: 'left' | 'center' | 'right'
}

const shifts = { center: 0.5, right: 1 } as const

/** Draws a block where it fits: nothing here turns the page. */
export function drawBlock(page: Page, block: Block, place: Place): void {
  const { face, size, width, lines, pitch } = block
  const { left, top, align = 'left', ...colour } = place
  const freeOf = (text: string) => width - widthOf(face, size, text.trimEnd())
  for (const [at, text] of lines.entries()) {
    const shift = align === 'left' ? 0 : shifts[align] * freeOf(text)
    letters(page, text, { face, size, ...colour }, { left: left + shift, top: top + at * pitch })
  }
}
