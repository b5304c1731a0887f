import { type Header, normaliseName, type TableColumn } from './header.ts'
import { isBlankCell, type SourceCell, type SourceRow } from './source-row.ts'

export type SkipReason = 'total' | 'note' | 'repeated-header'

const total = /^(本页|本月|本年|全年|累计)?(合计|总计|小计|共计|累计)/
const totalAlone = /^(本页|本月|本年|全年|累计)?(合计|总计|小计|共计|累计):?(\([^()]*\))?$/
const note =
  /^(以下(空白|无正文)|(制表|填表|编制|审核|复核|经办|负责|单位负责|备注|说明|注)[人员]?:|制表|备注$)/

/**
 * Tells data from totals and notes around it: null where the row is data. A row with all its
 * identifying cells is data whatever it begins with.
 */
export function skipReasonTester(
  header: Header,
  columns: readonly TableColumn[],
): (row: SourceRow) => SkipReason | null {
  const identifying = positionsOf(header, columns)
  const names = header.cells.map(normaliseName)
  return ({ cells }) => {
    const first = cells.findIndex((cell) => !isBlankCell(cell))
    const text = normaliseName(cells[first] ?? null)
    // A total word is no identity: 合计 may stand in the column of the names.
    // 合计 may stand in the column of the names: it identifies nobody.
    const notIdentity = totalAlone.test(text) ? first : -1
    const isData = identifying.every((index) => index !== notIdentity && !isBlankCell(cells[index]))
    if (isData && identifying.length > 0) {
      return isHeaderAgain(cells, names, identifying) ? 'repeated-header' : null
    }
    const reason = wordReason(text)
    if (reason !== null) return reason
    return cells.some((cell, index) => index > first && !isBlankCell(cell)) ? null : 'note'
  }
}

function positionsOf(header: Header, columns: readonly TableColumn[]): number[] {
  const marked = columns.filter((column) => column.identifies === true)
  const chosen = marked.length > 0 ? marked : columns.filter((column) => column.required)
  return chosen.map((column) => header.columns[column.field]).filter((index) => index !== undefined)
}

function wordReason(text: string): SkipReason | null {
  if (total.test(text)) return 'total'
  return note.test(text) ? 'note' : null
}

/** Systems that print by the page repeat the header on each. */
function isHeaderAgain(
  cells: readonly SourceCell[],
  names: readonly string[],
  positions: readonly number[],
): boolean {
  return positions.every((index) => normaliseName(cells[index] ?? null) === names[index])
}
