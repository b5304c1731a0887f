import { blockOf, drawBlock } from './block.ts'
import { chineseDate } from './date.ts'
import { heading, headingHeight } from './heading.ts'
import { label } from './label.ts'
import { letters } from './lettering.ts'
import { colours, keepTogether, type Page } from './page.ts'
import { qr } from './qr.ts'
import { signature, signatureHeight } from './signature.ts'
import { decoration, tagged } from './tags.ts'

/** What makes a printed report a document: where anybody can ask whether it is genuine. */
export interface Issue {
  /** "7K2M-…", found in the data: the same document, the same code. */
  readonly code: string
  /** The page that answers for the code. */
  readonly url: string
  readonly issuedOn: string
}

export interface Annex {
  readonly heading: string
  /** Who signs, and when; null where others sign the report. */
  readonly signature: { readonly issuer: string; readonly date: string | null } | null
  /** Names and values: scheme, run, data as of … */
  readonly sources: readonly (readonly [name: string, value: string])[]
  readonly issue: Issue | null
  /** What has to follow on the same page, in points. */
  readonly below?: number
}

const side = 86
const padding = 9
const size = 9
const nameWidth = 66

/** Where the figures come from and how to check the document, with its code as a QR code. */
export function annex(page: Page, { heading: title, sources, issue, ...rest }: Annex): void {
  const { doc, area } = page
  const textWidth = area.width - side - 3 * padding - nameWidth
  const values = sources.map(([, value]) =>
    blockOf(value, { face: 'song', size, width: textWidth }),
  )
  const heights = values.map((block) => block.height + 3)
  const height = Math.max(
    side + 46,
    heights.reduce((sum, one) => sum + one, 2 * padding),
  )
  const signed = rest.signature === null ? 0 : signatureHeight
  keepTogether(page, headingHeight + height + signed + (rest.below ?? 0))
  heading(page, title)
  const top = doc.y
  decoration(page, () => {
    doc.rect(area.left, top, area.width, height).fill(colours.faint)
    doc.rect(area.left, top, 2, height).fill(colours.dark)
  })
  let y = top + padding
  for (const [index, block] of values.entries()) {
    const name = sources[index]?.[0] ?? ''
    tagged(page, 'P', () => {
      const left = area.left + padding
      letters(page, name, { face: 'boldHei', size, colour: colours.quiet }, { left, top: y })
      drawBlock(page, block, { left: left + nameWidth, top: y })
    })
    y += heights[index] ?? 0
  }
  proof(page, issue, { left: area.right - side - padding, top: top + padding })
  doc.x = area.left
  doc.y = top + height
  if (rest.signature !== null) signature(page, rest.signature)
}

/** The code and its QR code, or that nobody has issued the document. */
function proof(page: Page, issue: Issue | null, { left, top }: { left: number; top: number }) {
  const middle = left + side / 2
  const below = { size: 7.5, align: 'center', colour: colours.quiet } as const
  if (issue === null) {
    decoration(page, () => {
      page.doc.rect(left, top, side, side).lineWidth(0.8).dash(3, { space: 2 })
      page.doc.stroke(colours.line).undash()
    })
    tagged(page, 'P', () => {
      const style = { face: 'boldHei', size: 13, align: 'center', colour: colours.bad } as const
      label(page, '未签发稿', middle, top + side / 2 - 8, style)
      label(page, '仅供内部核对', middle, top + side / 2 + 10, below)
    })
    return
  }
  tagged(page, 'Figure', () => qr(page, issue.url, { left, top, side }), {
    alt: `二维码：${issue.url}`,
  })
  tagged(page, 'P', () => {
    label(page, '验证码', middle, top + side + 6, below)
    const code = { face: 'boldHei', size: 8, align: 'center' } as const
    label(page, issue.code, middle, top + side + 17, code)
    label(page, `${chineseDate(issue.issuedOn)}签发`, middle, top + side + 29, below)
  })
}
