import { blockOf, drawBlock } from './block.ts'
import { pitchOf } from './fonts.ts'
import { bookmark } from './heading.ts'
import { letters } from './lettering.ts'
import { type Area, colours, nextPage, type Page, roomLeft, space } from './page.ts'
import { tagged, turnPage } from './tags.ts'
import { wrapped } from './wrapped.ts'

/** 三号: 28 characters fill the width of the type area. */
const bodySize = 15.75
/** The pitch of body lines in points: 22 lines fill the type area. */
const bodyPitch = 28

export interface ParagraphStyle {
  /** Points; 三号 where absent. */
  readonly size?: number
  readonly pitch?: number
}

/** Body text with its first line indented by two characters, broken over pages where needed. */
export function paragraph(page: Page, text: string, style: ParagraphStyle = {}): void {
  const { doc, area } = page
  const { size = bodySize, pitch = bodyPitch } = style
  const face = 'song'
  const indent = 2 * size
  tagged(page, 'P', () => {
    for (const part of text.split('\n')) {
      for (const [at, line] of wrapped(face, size, part, { width: area.width, indent }).entries()) {
        if (roomLeft(page) < pitchOf(face, size)) turnPage(page)
        const left = area.left + (at === 0 ? indent : 0)
        letters(page, line, { face, size }, { left, top: doc.y })
        doc.y += pitch
      }
    }
  })
  space(page, 2)
}

const noteGap = 3

const noteBlock = (page: Page, text: string) =>
  blockOf(text, { face: 'song', size: 8.5, width: page.area.width, lineGap: 1 })

/** Small print: where figures come from, how they are defined. */
export function note(page: Page, text: string): void {
  const { doc, area } = page
  const block = noteBlock(page, text)
  if (roomLeft(page) < noteGap + block.height) nextPage(page)
  const top = doc.y + noteGap
  tagged(page, 'Note', () => {
    drawBlock(page, block, { left: area.left, top, colour: colours.quiet })
  })
  doc.x = area.left
  doc.y = top + block.height
  space(page, 8)
}

/** The height in points that `note` takes. */
export function noteHeight(page: Page, text: string): number {
  return noteBlock(page, text).height + noteGap + 8
}

/** The caption above a table or below a chart, with the unit at its right end. */
export function caption(
  page: Page,
  text: string,
  unit = '',
  { left, width }: Pick<Area, 'left' | 'width'> = page.area,
): void {
  const { doc } = page
  bookmark(page, text)
  const top = doc.y
  const block = blockOf(text, { face: 'boldHei', size: 10, width })
  tagged(page, 'Caption', () => {
    drawBlock(page, block, { left, top, align: 'center' })
    if (unit === '') return
    const words = blockOf(unit, { face: 'song', size: 9, width })
    drawBlock(page, words, { left, top: top + 1, colour: colours.quiet, align: 'right' })
  })
  doc.y = top + block.height + 3
}

export const captionHeight = 18
