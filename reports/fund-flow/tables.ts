import { type Fen, formatFen, formatWan, sumFen } from '../../src/kernel/fen.ts'
import { percentOf, percentShares } from '../../src/kernel/ratio.ts'
import { dwellColumns, monthColumns, stageBars } from '../charts.ts'
import { chart, charts, chartsHeight, fittingHeight } from '../kit/chart.ts'
import { heading, headingHeight } from '../kit/heading.ts'
import { keepTogether, type Page } from '../kit/page.ts'
import { type Column, type Row, table } from '../kit/table.ts'
import { type MoneyRow, percentText, placedIn, placedOut } from '../money.ts'
import type { FundDocument, FundFlowData } from './data.ts'
import { parts } from './first-page.ts'

interface DocumentAmount {
  readonly title: string
  readonly of: (one: FundDocument) => Fen
  /** Left out in a year in which no document has any. */
  readonly isRare?: true
}

const documentAmounts: readonly DocumentAmount[] = [
  { title: '到位', of: (one) => one.amountFen },
  { title: '上年\n结转', of: (one) => one.carriedInFen, isRare: true },
  { title: '支出', of: (one) => one.usedFen },
  { title: '未分配', of: (one) => one.unallocatedFen },
  { title: '结余', of: (one) => one.balanceFen },
  { title: '结转\n下年', of: (one) => one.carriedOutFen, isRare: true },
]

/** The budget documents that brought the money. */
export function documents(page: Page, data: FundFlowData): void {
  const amounts = documentAmounts.filter(
    ({ isRare, of }) => isRare !== true || data.documents.some((one) => of(one) !== 0n),
  )
  table(page, {
    heading: parts.sources,
    caption: '表1　资金文件',
    unit: '单位：万元',
    size: 8,
    columns: [
      { title: '文号', share: 84, isWhole: true },
      { title: '文件名称', share: 310 - 38 * amounts.length },
      { title: '级次', share: 30, align: 'center' },
      { title: '收到日期', share: 48, align: 'center', isWhole: true },
      ...amounts.map(({ title }): Column => ({ title, share: 38, align: 'right' })),
    ],
    rows: [
      ...data.documents.map((one) => ({
        cells: [
          one.number,
          one.title,
          one.level,
          one.receivedOn,
          ...amounts.map(({ of }) => formatWan(of(one))),
        ],
      })),
      {
        kind: 'total',
        cells: [
          ...['合计', '', '', ''],
          ...amounts.map(({ of }) => formatWan(sumFen(data.documents.map(of)))),
        ],
      },
    ],
    note:
      '追加、收回并入原文件；到位＋上年结转＋追缴－上缴＝支出＋未分配＋结余＋结转下年。\n' +
      `文件与分配明细：${data.queryUrl}&by=document`,
  })
}

function flowCells(row: MoneyRow): string[] {
  return [
    row.name,
    formatWan(placedIn(row)),
    formatWan(row.allocatedFen),
    formatWan(row.disbursedFen),
    formatWan(row.paidFen),
    formatWan(row.spentFen),
    formatWan(row.returnedFen),
    formatWan(row.balanceFen),
    formatWan(placedOut(row)),
    percentText(row.executionRate),
  ]
}

interface Flows {
  readonly heading: string
  readonly caption: string
  readonly head: string
  readonly rows: readonly MoneyRow[]
  readonly by: string
}

/** Money by stage, a row for each category or township. */
export function flows(page: Page, data: FundFlowData, what: Flows): void {
  const amounts = ['上年结转', '分配', '拨付', '发放', '使用', '退汇', '结余', '结转下年', '执行率']
  table(page, {
    heading: what.heading,
    caption: what.caption,
    unit: '单位：万元',
    size: 8,
    columns: [
      { title: what.head, share: 26 },
      ...amounts.map((name): Column => ({ title: name, share: 14, align: 'right' })),
    ],
    rows: [
      ...what.rows.map((row): Row => ({ cells: flowCells(row) })),
      { kind: 'total', cells: flowCells(data.totals) },
    ],
    note:
      '分配含调剂；发放含补发，不含退汇；退汇为尚未补发的，含在结余内；执行率＝支出÷（上年结转＋分配）；' +
      '结转为已分配的部分，未分配的见表1；' +
      '上年结转＋分配＋追缴－上缴＝发放＋使用＋结余＋结转下年；' +
      `万元数四舍五入。\n数据查询：${data.queryUrl}&by=${what.by}`,
  })
}

/** A bar a township, part after part. */
export function townshipBars(page: Page, data: FundFlowData): void {
  const rows = data.byTownship.slice(0, mostBars)
  const note = `条后数字为支出与结余之和。数据查询：${data.queryUrl}&by=township`
  const [usual, least] = [24 + 19 * rows.length, 24 + 14 * rows.length]
  chart(page, {
    caption: '图2　各乡镇（街道）资金到了哪一步（万元）',
    height: fittingHeight(page, { usual, least, note }),
    alt: rows
      .map((row) => `${row.name}已支出${formatWan(row.paidFen + row.spentFen)}万元`)
      .join('；'),
    draw: stageBars(rows),
    note,
  })
}

const mostBars = 20

/** When it was spent, and how long what is left has waited. */
export function course(page: Page, data: FundFlowData): void {
  const { asOf, year } = data
  const note = `停留天数按先进先出从到达本环节之日算起。数据查询：/api/dwell?asOf=${asOf}&year=${year}`
  const height = 138
  keepTogether(page, headingHeight + chartsHeight(page, { height, note }))
  heading(page, parts.course)
  charts(page, {
    height,
    note,
    row: [
      {
        caption: '图3　每月发放和使用（万元）',
        alt: '每月发放和使用的金额',
        draw: monthColumns(data.byMonth),
      },
      {
        caption: '图4　未支出资金停留天数（万元）',
        alt: '未支出资金按停留天数和所处环节的金额',
        draw: dwellColumns(data.dwell),
      },
    ],
  })
}

/** Where the money is now, checked against what came in. */
export function whereabouts(page: Page, data: FundFlowData): void {
  const { receivedFen, carriedInFen, carriedOutFen } = data.totals
  const inflow = receivedFen + carriedInFen - carriedOutFen
  const found = sumFen(data.whereabouts.map((one) => one.amountFen))
  const verdict = found === inflow ? '与其相符' : `与其相差${formatFen(inflow - found)}元，应予核查`
  const shares = percentShares(data.whereabouts.map((one) => one.amountFen))
  table(page, {
    heading: parts.whereabouts,
    caption: '表4　资金去向核对',
    unit: '单位：元',
    columns: [
      { title: '所处环节', share: 44 },
      { title: '金额', share: 34, align: 'right' },
      { title: '占比', share: 22, align: 'right' },
    ],
    rows: [
      ...data.whereabouts.map(({ name, amountFen }, at) => ({
        cells: [name, formatFen(amountFen), percentText(shares[at] ?? null)],
      })),
      { kind: 'total', cells: ['合计', formatFen(found), percentText(percentOf(found, found))] },
    ],
    note:
      `到位${formatFen(receivedFen)}元，加上年结转${formatFen(carriedInFen)}元，` +
      `减结转下年${formatFen(carriedOutFen)}元，为${formatFen(inflow)}元；合计${verdict}。\n数据查询：${data.queryUrl}`,
  })
}
