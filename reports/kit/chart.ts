import { keepTogether, type Page, roomLeft } from './page.ts'
import { tagged, together } from './tags.ts'
import { caption, captionHeight, note, noteHeight } from './text.ts'

/** Where a drawing stands on the page, in points. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Chart {
  readonly caption: string
  /** In points, without caption and note. */
  readonly height: number
  /** What it shows, in a sentence, for those who have the document read to them. */
  readonly alt: string
  readonly note: string
  readonly draw: (page: Page, frame: Frame) => void
}

/** A chart of lines and text, not of pixels, as wide as the type area. */
export function chart(page: Page, { height, note, ...one }: Chart): void {
  charts(page, { height, note, row: [one] })
}

export interface ChartRow extends Pick<Chart, 'height' | 'note'> {
  readonly row: readonly Pick<Chart, 'caption' | 'alt' | 'draw'>[]
}

/** Charts side by side, each over its caption, and one note for all. */
export function charts(page: Page, { height, note: words, row }: ChartRow): void {
  const { doc, area } = page
  keepTogether(page, chartsHeight(page, { height, note: words }))
  const top = doc.y
  const gap = 16
  const width = (area.width - gap * (row.length - 1)) / row.length
  for (const [index, { alt, draw, caption: title }] of row.entries()) {
    const left = area.left + index * (width + gap)
    together(page, 'Sect', () => {
      tagged(page, 'Figure', () => draw(page, { left, top, width, height }), { alt })
      doc.y = top + height + 2
      caption(page, title, '', { left, width })
    })
  }
  doc.x = area.left
  note(page, words)
}

interface Heights {
  readonly usual: number
  readonly least: number
  readonly note: string
  /** What stands over the charts. */
  readonly above?: number
}

/** As high as is good to read, or less where the charts then still fit on this page. */
export function fittingHeight(page: Page, { usual, least, note, above = 0 }: Heights): number {
  const room = roomLeft(page) - above - chartsHeight(page, { height: 0, note })
  return least > room ? usual : Math.min(usual, room)
}

/** What `charts` takes of a page, in points. */
export function chartsHeight(page: Page, { height, note }: Pick<Chart, 'height' | 'note'>): number {
  return height + 2 + captionHeight + noteHeight(page, note)
}
