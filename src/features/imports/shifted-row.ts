import { isBlankCell, type SourceCell } from '../../platform/files/index.ts'

export const shiftedRow =
  '该行比表头多出内容,各列可能错位:内容里的分隔符(如 1,234.00 中的逗号)须放在双引号内'

const mostShown = 200
const beforeComma = /^[+-]?[¥￥]?\d{1,3}$/
const afterComma = /^\d{3}(\.\d{1,2})?$/

/**
 * What tells that a line of text with more cells than its header was divided within a cell, and the
 * rest of it stands in the wrong columns: something beyond the header, or 1,234.00 as two cells. Null
 * where nothing does; many systems end their lines with a separator.
 */
export function shiftedBy(cells: readonly SourceCell[], width: number): string | null {
  const beyond = cells.slice(width).find((cell) => !isBlankCell(cell))
  if (beyond !== undefined) return String(beyond).trim().slice(0, mostShown)
  const texts = cells.map((cell) => String(cell ?? '').trim())
  const at = texts.findIndex(
    (text, index) => beforeComma.test(text) && afterComma.test(texts[index + 1] ?? ''),
  )
  return at === -1 ? null : `${texts[at]},${texts[at + 1]}`
}
