import { type Fen, formatFen, formatWan, ratioBps, sumFen } from '../src/kernel/fen.ts'
import { columns, stageBars } from './kit/bars.ts'
import { chart } from './kit/chart.ts'
import { chineseDate } from './kit/date.ts'
import { figures } from './kit/figures.ts'
import { subtitle, title } from './kit/heading.ts'
import { colours, type Page } from './kit/page.ts'
import { formatPercent } from './kit/percent.ts'
import type { PdfMeta } from './kit/render.ts'
import { signature } from './kit/signature.ts'
import { type Column, type Row, table } from './kit/table.ts'
import { note, paragraph } from './kit/text.ts'
import type { ReportData } from './report.ts'

export interface FundDocument {
  readonly number: string
  readonly title: string
  /** 中央, 省级, 市级, 区级. */
  readonly level: string
  readonly receivedOn: string
  readonly amountFen: Fen
  readonly allocatedFen: Fen
  readonly unallocatedFen: Fen
}

/** Money of one category or township by stage. */
export interface FundFlowRow {
  readonly name: string
  readonly allocatedFen: Fen
  readonly disbursedFen: Fen
  /** Gross, re-issued payments included. */
  readonly paidFen: Fen
  readonly spentFen: Fen
  readonly returnedFen: Fen
  /** Allocated less net expenditure, which is paid + spent − returned. */
  readonly balanceFen: Fen
  /** Net expenditure / allocated; null where nothing was allocated. */
  readonly executionRateBps: bigint | null
}

export interface FundFlowTotals extends Omit<FundFlowRow, 'name'> {
  /** Carried over from the year before. */
  readonly broughtForwardFen: Fen
  readonly receivedFen: Fen
}

export interface FundFlowData extends ReportData {
  readonly year: number
  readonly documents: readonly FundDocument[]
  readonly byCategory: readonly FundFlowRow[]
  readonly byTownship: readonly FundFlowRow[]
  readonly byMonth: readonly { month: string; paidFen: Fen; spentFen: Fen }[]
  readonly totals: FundFlowTotals
  /** Every account's balance by stage: where the money that came in is now. */
  readonly whereabouts: readonly { name: string; amountFen: Fen }[]
}

/** Length of a bar only: figures that are read are formatted from fen. */
const wan = (fen: Fen): number => Number(fen) / 1_000_000

export function fundFlowMeta(data: FundFlowData): PdfMeta {
  return {
    title: `${data.districtName}${data.year}年困难群众救助补助资金收支流向表`,
    subject: '困难群众救助补助资金收支流向',
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

function stages(page: Page, data: FundFlowData): void {
  const { totals } = data
  const inflow = totals.broughtForwardFen + totals.receivedFen
  const spent = totals.paidFen + totals.spentFen - totals.returnedFen
  const steps: { name: string; reached: Fen; behind: Fen; word: string }[] = [
    { name: '到位', reached: inflow, behind: 0n, word: '' },
    {
      name: '分配',
      reached: totals.allocatedFen,
      behind: inflow - totals.allocatedFen,
      word: '未分配',
    },
    {
      name: '拨付',
      reached: totals.disbursedFen,
      behind: totals.allocatedFen - totals.disbursedFen,
      word: '未拨付',
    },
    { name: '支出', reached: spent, behind: totals.disbursedFen - spent, word: '未支出' },
  ]
  chart(page, {
    caption: '图1　资金到了哪里（万元）',
    height: 128,
    option: stageBars(
      steps.map((step) => step.name),
      {
        name: '已到本环节',
        colour: colours.dark,
        bars: steps.map((step) => ({ value: wan(step.reached), label: formatWan(step.reached) })),
      },
      {
        name: '停在上一环节',
        colour: colours.middle,
        bars: steps.map((step) => ({
          value: Math.max(0, wan(step.behind)),
          label: step.word === '' ? '' : `${step.word} ${formatWan(step.behind)}`,
        })),
      },
    ),
    note: `到位含上年结转；支出＝发放＋使用－退汇。数据查询：${data.queryUrl}`,
  })
}

function months(page: Page, data: FundFlowData): void {
  chart(page, {
    caption: '图2　每月发放和使用（万元）',
    height: 124,
    option: columns(
      data.byMonth.map((one) => `${Number(one.month.slice(5))}月`),
      [
        {
          name: '发放',
          colour: colours.dark,
          bars: data.byMonth.map((one) => ({ value: wan(one.paidFen), label: '' })),
        },
        {
          name: '使用',
          colour: colours.middle,
          bars: data.byMonth.map((one) => ({
            value: wan(one.spentFen),
            label: formatWan(one.paidFen + one.spentFen),
          })),
        },
      ],
    ),
    note: `柱上数字为当月发放与使用之和。数据查询：${data.queryUrl}`,
  })
}

function firstPage(page: Page, data: FundFlowData): void {
  const { totals } = data
  title(page, [`${data.districtName}${data.year}年`, '困难群众救助补助资金收支流向表'])
  subtitle(page, `数据截至${chineseDate(data.asOf)}`)
  figures(page, [
    {
      label: '到位资金',
      value: formatWan(totals.receivedFen),
      remark: `万元，${data.documents.length} 份文件`,
    },
    { label: '拨付', value: formatWan(totals.disbursedFen), remark: '万元' },
    { label: '结余', value: formatWan(totals.balanceFen), remark: '万元' },
    { label: '执行率', value: formatPercent(totals.executionRateBps), remark: '支出÷分配' },
  ])
  paragraph(
    page,
    `${data.year}年到位资金${formatWan(totals.receivedFen)}万元，上年结转${formatWan(totals.broughtForwardFen)}万元；` +
      `已分配${formatWan(totals.allocatedFen)}万元，已拨付${formatWan(totals.disbursedFen)}万元，` +
      `发放到人${formatWan(totals.paidFen)}万元，凭票使用${formatWan(totals.spentFen)}万元，` +
      `银行退汇${formatWan(totals.returnedFen)}万元。`,
  )
  stages(page, data)
  months(page, data)
}

function documents(page: Page, data: FundFlowData): void {
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

function flows(
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
      '发放含补发；支出＝发放＋使用－退汇；结余＝分配－支出；执行率＝支出÷分配；' +
      `万元数四舍五入。\n数据查询：${data.queryUrl}`,
  })
}

function whereabouts(page: Page, data: FundFlowData): void {
  const inflow = data.totals.broughtForwardFen + data.totals.receivedFen
  const found = sumFen(data.whereabouts.map((one) => one.amountFen))
  const verdict =
    found === inflow
      ? '与到位资金、上年结转之和相符'
      : `与到位资金、上年结转之和相差${formatFen(inflow - found)}元，应予核查`
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
      `到位${formatFen(data.totals.receivedFen)}元，上年结转${formatFen(data.totals.broughtForwardFen)}元；` +
      `合计${verdict}。\n数据查询：${data.queryUrl}`,
  })
}

/** Draws 困难群众救助补助资金收支流向表: where the year's money came from, went and is now. */
export function composeFundFlow(page: Page, data: FundFlowData): void {
  firstPage(page, data)
  documents(page, data)
  flows(page, data, {
    heading: '二、按救助类别',
    caption: '表2　按救助类别收支',
    head: '救助类别',
    rows: data.byCategory,
  })
  flows(page, data, {
    heading: '三、按乡镇（街道）',
    caption: '表3　按乡镇（街道）收支',
    head: '乡镇（街道）',
    rows: data.byTownship,
  })
  whereabouts(page, data)
  note(page, `数据编号：${data.generatedFrom}。各项数据可按编号在系统中复核。`)
  signature(page, data.bureauName, data.issuedOn)
}
