import { type Header, normaliseName, type TableColumn } from './header.ts'
import { isBlankCell, type SourceCell, type SourceRow } from './source-row.ts'

export type SkipReason = 'total' | 'note' | 'repeated-header'

const total =
  /^[【[]?(本页|当页|本日|当日|本期|本月|本年|全年|累计|借方|贷方|收入|支出|发生额|笔数|金额)*(合计|总计|小计|共计|累计|汇总)/
const totalAlone = new RegExp(`${total.source}[】\\]]?:?(\\([^()]*\\))?$`)
/** What a bank's printout counts, and what it carries from page to page. */
const carried =
  /^(借方|贷方|收入|支出)?总(笔数|金额|额)(:|$)|^(期初|期末|上期|上页|上月|昨日)(账户)?余额(:|$)|^(承前|承上|接上|过次|转次|转下)页$/
const note =
  /^(以下(空白|无正文)|(制表|填表|编制|审核|复核|经办|负责|单位负责|备注|说明|注)[人员]?:|(打印|查询)(日期|时间|机构|柜员|人)?:|页码|第\d+页|制表|备注$)/

/**
 * Tells data from totals and notes around it: null where the row is data. A row with all its
 * identifying cells is data whatever it begins with. A system that prints by the page repeats what
 * stands above the header, too.
 */
export function skipReasonTester(
  header: Header,
  columns: readonly TableColumn[],
  preamble: readonly SourceRow[],
): (row: SourceRow) => SkipReason | null {
  const heads = new Map(
    preamble.map(({ cells }): [string, string] => [firstText(cells), lineOf(cells)]),
  )
  const identifying = positionsOf(header, columns)
  const names = header.cells.map(normaliseName)
  return ({ cells }) => {
    const first = cells.findIndex((cell) => !isBlankCell(cell))
    const text = normaliseName(cells[first] ?? null)
    // 合计 may stand in the column of the names: it identifies nobody.
    const notIdentity = totalAlone.test(text) ? first : -1
    const isData = identifying.every((index) => index !== notIdentity && !isBlankCell(cells[index]))
    if (isData && identifying.length > 0) {
      return isHeaderAgain(cells, names, identifying) ? 'repeated-header' : null
    }
    const reason = wordReason(text)
    if (reason !== null) return reason
    if (heads.has(text) && heads.get(text) === lineOf(cells)) return 'repeated-header'
    return cells.some((cell, index) => index > first && !isBlankCell(cell)) ? null : 'note'
  }
}

const lineOf = (cells: readonly SourceCell[]) => cells.map(normaliseName).join(' ').trimEnd()
const firstText = (cells: readonly SourceCell[]) =>
  normaliseName(cells.find((cell) => !isBlankCell(cell)) ?? null)

function positionsOf(header: Header, columns: readonly TableColumn[]): number[] {
  const marked = columns.filter((column) => column.identifies === true)
  const chosen = marked.length > 0 ? marked : columns.filter((column) => column.required)
  return chosen.map((column) => header.columns[column.field]).filter((index) => index !== undefined)
}

function wordReason(text: string): SkipReason | null {
  if (total.test(text) || carried.test(text)) return 'total'
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
