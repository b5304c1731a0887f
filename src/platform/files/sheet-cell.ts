import type { Limits } from './limits.ts'
import { formatSerial } from './serial-date.ts'
import type { SharedTexts } from './shared-texts.ts'
import type { SourceCell } from './source-row.ts'
import { attribute } from './xml.ts'
import { decodeCellText, decodeXml } from './xml-text.ts'

export interface SheetContext {
  readonly limits: Limits
  readonly texts: SharedTexts
  /** Per style index, whether it shows a date. */
  readonly dateStyles: readonly boolean[]
  readonly is1904: boolean
}

const typeOf = attribute('t')
const styleOf = attribute('s')

/** What a cell shows, from its tag and the text of its value; null where it is empty. */
export function cellValue(
  tag: string,
  value: string,
  isFormula: boolean,
  context: SheetContext,
): SourceCell {
  const type = typeOf(tag) ?? 'n'
  if (type === 'inlineStr' || type === 'str') return decodeCellText(value)
  if (value === '') return isFormula ? '' : null
  if (type === 's') return context.texts.get(Number(value))
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return type === 'n' ? numberValue(tag, value, context) : decodeXml(value)
}

function numberValue(tag: string, value: string, context: SheetContext): SourceCell {
  const exact = Number(value)
  if (!Number.isFinite(exact)) return decodeXml(value)
  if (context.dateStyles[Number(styleOf(tag))] === true) {
    return formatSerial(exact, context.is1904) ?? exact
  }
  // Excel counts in 15 digits and stores the rounding error of the 17th: 1234.5600000000001.
  return value.length > 15 ? Number(exact.toPrecision(15)) : exact
}

/** "AB12" is in column 28. */
export function columnOf(cellReference: string): number {
  let column = 0
  for (let at = 0; at < cellReference.length && at < 4; at += 1) {
    const letter = cellReference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column
}
