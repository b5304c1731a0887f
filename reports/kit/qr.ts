import qrcode from 'qrcode-generator'
import { colours, type Page } from './page.ts'

const quietModules = 4

/** A QR code in a square whose side is given in points. */
export function qr({ doc }: Page, text: string, { left, top, side }: QrPlace): void {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const unit = side / (count + 2 * quietModules)
  doc.rect(left, top, side, side).fill(colours.white)
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue
      const [x, y] = [left + (column + quietModules) * unit, top + (row + quietModules) * unit]
      doc.rect(x, y, unit + 0.02, unit + 0.02)
    }
  }
  doc.fill(colours.ink)
}

export interface QrPlace {
  readonly left: number
  readonly top: number
  readonly side: number
}
