import { type Fen, formatFen, formatWan, ratioBps, sumFen } from '../../src/kernel/fen.ts'
import type { Page } from '../kit/page.ts'
import { formatPercent } from '../kit/percent.ts'
import { type Column, type Row, table } from '../kit/table.ts'
import type { FundDocument, FundFlowData, FundFlowRow } from './data.ts'

/** The budget documents that brought the money. */
export function documents(page: Page, data: FundFlowData): void {
  const sum = (pick: (one: FundDocument) => Fen) => formatWan(sumFen(data.documents.map(pick)))
  table(page, {
    heading: '一、资金来源',
    caption: '表1　资金文件',
    unit: '单位：万元',
    columns: [
      { title: '文号', share: 102 },
      { title: '文件名称', share: 104 },
      { title: '级次', share: 30, align: 'center' },
      { title: '收到日期', share: 56, align: 'center' },
      { title: '金额', share: 50, align: 'right' },
      { title: '已分配', share: 50, align: 'right' },
      { title: '未分配', share: 50, align: 'right' },
    ],
    rows: [
      ...data.documents.map((one) => ({
        cells: [
          one.number,
          one.title,
          one.level,
          one.receivedOn,
          formatWan(one.amountFen),
          formatWan(one.allocatedFen),
          formatWan(one.unallocatedFen),
        ],
      })),
      {
        kind: 'total',
        cells: [
          '合计',
          '',
          '',
          '',
          sum((one) => one.amountFen),
          sum((one) => one.allocatedFen),
          sum((one) => one.unallocatedFen),
        ],
      },
    ],
    note: `文件与分配明细：${data.queryUrl}`,
  })
}

function flowCells(name: string, row: Omit<FundFlowRow, 'name'>): string[] {
  return [
    name,
    formatWan(row.allocatedFen),
    formatWan(row.disbursedFen),
    formatWan(row.paidFen),
    formatWan(row.spentFen),
    formatWan(row.returnedFen),
    formatWan(row.balanceFen),
    formatPercent(row.executionRateBps),
  ]
}

/** Money by stage, a row for each category or township. */
export function flows(
  page: Page,
  data: FundFlowData,
  what: { heading: string; caption: string; head: string; rows: readonly FundFlowRow[] },
): void {
  const amounts = ['分配', '拨付', '发放', '使用', '退汇', '结余', '执行率']
  table(page, {
    heading: what.heading,
    caption: what.caption,
    unit: '单位：万元',
    columns: [
      { title: what.head, share: 26 },
      ...amounts.map((name): Column => ({ title: name, share: 14, align: 'right' })),
    ],
    rows: [
      ...what.rows.map((row): Row => ({ cells: flowCells(row.name, row) })),
      { kind: 'total', cells: flowCells('合计', data.totals) },
    ],
    note:
      '发放含补发；退汇为尚未补发的；支出＝发放＋使用；结余＝分配－支出；执行率＝支出÷分配；' +
      `万元数四舍五入。\n数据查询：${data.queryUrl}`,
  })
}

/** Where the money is now, checked against what came in. */
export function whereabouts(page: Page, data: FundFlowData): void {
  const inflow = data.totals.receivedFen
  const found = sumFen(data.whereabouts.map((one) => one.amountFen))
  const verdict =
    found === inflow ? '与到位资金相符' : `与到位资金相差${formatFen(inflow - found)}元，应予核查`
  const cellsOf = (name: string, amount: Fen) => [
    name,
    formatFen(amount),
    formatPercent(ratioBps(amount, found)),
  ]
  table(page, {
    heading: '四、去向核对',
    caption: '表4　资金去向核对',
    unit: '单位：元',
    columns: [
      { title: '所处环节', share: 44 },
      { title: '金额', share: 34, align: 'right' },
      { title: '占比', share: 22, align: 'right' },
    ],
    rows: [
      ...data.whereabouts.map((one) => ({ cells: cellsOf(one.name, one.amountFen) })),
      { kind: 'total', cells: cellsOf('合计', found) },
    ],
    note:
      `到位${formatFen(data.totals.receivedFen)}元；` +
      `合计${verdict}。\n数据查询：${data.queryUrl}`,
  })
}
