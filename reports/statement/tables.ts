import type { MeasureCode, RateCode, StatementRow } from '../../src/features/statements/index.ts'
import { measures, rates } from '../../src/features/statements/index.ts'
import { formatWan } from '../../src/kernel/fen.ts'
import type { Page } from '../kit/page.ts'
import { type Column, type Row, table } from '../kit/table.ts'
import { percentText } from '../money.ts'
import type { StatementData } from './data.ts'
import { parts } from './first-page.ts'

interface Content {
  heading: string
  caption: string
  head: Column
  rows: readonly StatementRow[]
  amounts: readonly MeasureCode[]
  rates: readonly RateCode[]
  note: string
}

/** One row each, then all together. */
function figureTable(page: Page, content: Content): void {
  const right = (title: string, share: number): Column => ({ title, share, align: 'right' })
  table(page, {
    heading: content.heading,
    caption: content.caption,
    unit: '单位：万元',
    size: 8,
    columns: [
      content.head,
      ...content.amounts.map((code) => right(measures[code].name, 14)),
      ...content.rates.map((code) => right(rates[code].name, 17)),
    ],
    rows: content.rows.map((row): Row => {
      const cells = [
        row.name,
        ...content.amounts.map((code) => formatWan(row.figures[code].amount)),
        ...content.rates.map((code) => percentText(row.rates[code])),
      ]
      return row.key === null ? { kind: 'total', cells } : { cells }
    }),
    note: content.note,
  })
}

/** What came to each stage, went on and is there. */
export function stages(page: Page, data: StatementData): void {
  table(page, {
    heading: parts.stages,
    caption: '表1　按资金环节',
    unit: '单位：万元',
    columns: [
      { title: '环节', share: 24 },
      ...['累计转入', '累计转出', '余额'].map(
        (title): Column => ({ title, share: 26, align: 'right' }),
      ),
      { title: '比率', share: 26, align: 'right' },
    ],
    rows: data.stages.map(({ name, figures, rateName, rate }) => ({
      cells: [
        name,
        formatWan(figures.cameIn.amount),
        formatWan(figures.wentOut.amount),
        formatWan(figures.balance.amount),
        rateName === null ? '' : `${rateName} ${percentText(rate)}`,
      ],
    })),
    note:
      '环节内的调剂和结转同时计入转入和转出；冲正冲减原环节。\n' +
      `数据查询：${data.queryUrl.replace('?', '/stages?')}`,
  })
}

/** How far the money of each document got: followed first in, first out. */
export function documents(page: Page, data: StatementData): void {
  figureTable(page, {
    heading: parts.documents,
    caption: '表2　按资金文件',
    head: { title: '文号', share: 34, isWhole: true },
    rows: data.byDocument.map((row) => ({ ...row, name: row.key ?? row.name })),
    amounts: ['issued', 'received', 'allocated', 'disbursed', 'expended', 'unspent'],
    rates: ['arrival', 'allocation', 'execution'],
    note:
      '追加、收回并入原文件；拨付以后按先进先出归属到文件。结余为已分配未支出的资金。\n' +
      `数据查询：${data.queryUrl}&by=document`,
  })
}

export function places(
  page: Page,
  data: StatementData,
  what: Pick<Content, 'heading' | 'caption' | 'rows'> & { head: string; by: string },
): void {
  figureTable(page, {
    ...what,
    // Money that is not yet for any has no budget of its own.
    rows: what.rows.filter(({ key }) => key !== 'none'),
    head: { title: what.head, share: 31 },
    amounts: ['budget', 'disbursed', 'paid', 'spent', 'returned', 'unspent'],
    rates: ['disbursement', 'payment', 'execution'],
    note:
      '可用指标＝分配＋调剂净额＋上年结转；支付率＝支出÷（拨付＋上年已拨结转）；' +
      `发放含补发。\n数据查询：${data.queryUrl}&by=${what.by}`,
  })
}

export function months(page: Page, data: StatementData): void {
  figureTable(page, {
    heading: parts.months,
    caption: '表5　按月份',
    head: { title: '月份', share: 18 },
    rows: data.byMonth,
    amounts: ['issued', 'received', 'allocated', 'disbursed', 'paid', 'spent', 'returned'],
    rates: ['disbursement', 'payment', 'execution'],
    note: `金额为当月发生额，比率截至当月末累计。\n数据查询：${data.queryUrl}&by=month`,
  })
}
