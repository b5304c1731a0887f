import { type Fen, formatFen, sumFen } from '../../src/kernel/fen.ts'
import { percentOf } from '../../src/kernel/ratio.ts'
import { findingTrend, progressBars } from '../finding-charts.ts'
import { type LedgerFinding, progressBy, progressOf, type RectifiedFinding } from '../findings.ts'
import { charts, chartsHeight, fittingHeight } from '../kit/chart.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { heading, headingHeight, subtitle, title } from '../kit/heading.ts'
import { colours, keepTogether, type Page } from '../kit/page.ts'
import { type Cell, type Row, table } from '../kit/table.ts'
import { percentText } from '../money.ts'
import type { RectificationData } from './data.ts'

export const parts = {
  progress: '一、整改进度',
  ledger: '二、问题台账',
  annex: '附件　数据来源与核验',
}

const sumOf = (findings: readonly LedgerFinding[], pick: (one: LedgerFinding) => Fen) =>
  sumFen(findings.map(pick))

/** How many, how much, and how far. */
export function firstPage(page: Page, data: RectificationData): void {
  const { findings } = data
  const { done, overdue, amountFen, rectifiedFen } = progressOf('', findings)
  const place = data.townshipName ?? ''
  title(page, [`${data.districtName}${place}困难群众救助资金问题整改台账`])
  subtitle(page, `截至${chineseDate(data.asOf)}`)
  figures(page, [
    { label: '问题', value: String(findings.length), remark: '个' },
    {
      label: '已整改',
      value: String(done),
      remark: `整改率 ${percentText(percentOf(BigInt(done), BigInt(findings.length)))}`,
    },
    {
      label: '超期未整改',
      value: String(overdue),
      remark: '个',
      colour: overdue > 0 ? colours.bad : colours.dark,
    },
    { label: '涉及金额', value: formatFen(amountFen), remark: '元' },
    {
      label: '已整改金额',
      value: formatFen(rectifiedFen),
      remark: `元，占 ${percentText(percentOf(rectifiedFen, amountFen))}`,
    },
  ])
  const { progress: shownIfAny, ...others } = parts
  contents(
    page,
    findings.length === 0 ? Object.values(others) : [shownIfAny, ...Object.values(others)],
  )
  if (findings.length > 0) progress(page, data)
}

const mostBars = 8
const legendAndAxis = 30
const leastHeight = 110

const heightOf = (bars: number, pitch: number) =>
  Math.max(leastHeight, legendAndAxis + pitch * bars)

/** Progress by unit and by pattern, drawn and in figures. */
function progress(page: Page, { findings, asOf, queryUrl }: RectificationData): void {
  const by = (nameOf: (one: LedgerFinding) => string) =>
    [...Map.groupBy(findings, nameOf)]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, mostBars)
      .map(([name, own]) => ({ name, findings: own }))
  const units = by(({ unit }) => unit)
  const patterns = by(({ pattern }) => pattern)
  const altOf = (groups: typeof units) =>
    groups.map(({ name, findings: own }) => `${name}${own.length}个`).join('；')
  const done = findings.filter(({ isDone }) => isDone).length
  const note =
    '已整改为核查通过或销号；超期为到期仍未报送，或报送时已过期限。' +
    '图3的发现按发现日期、整改按报送日期计入所在月份。'
  const bars = Math.max(units.length, patterns.length)
  const height = fittingHeight(page, {
    usual: heightOf(bars, 19),
    least: heightOf(bars, 12),
    note,
    above: headingHeight,
  })
  keepTogether(page, headingHeight + chartsHeight(page, { height, note }))
  heading(page, parts.progress)
  charts(page, {
    height,
    note,
    row: [
      { caption: '图1　按责任单位（个）', alt: altOf(units), draw: progressBars(units) },
      { caption: '图2　按问题类型（个）', alt: altOf(patterns), draw: progressBars(patterns) },
      {
        caption: '图3　近12个月趋势（月末累计，个）',
        alt: `累计发现${findings.length}个，已整改${done}个`,
        draw: findingTrend(findings, asOf),
      },
    ],
  })
  const rows = progressBy(findings, ({ source }) => source.split(' ')[0] ?? source)
  const cells = (one: (typeof rows)[number]) => [
    one.name,
    String(one.done + one.inWork + one.overdue),
    String(one.done),
    String(one.inWork),
    one.overdue === 0 ? '0' : { text: String(one.overdue), colour: colours.bad },
    formatFen(one.amountFen),
    formatFen(one.rectifiedFen),
    formatFen(one.amountFen - one.rectifiedFen),
  ]
  table(page, {
    caption: '表1　按来源的整改进度',
    unit: '单位：个、元',
    columns: [
      { title: '来源', share: 30 },
      ...['问题', '已整改', '整改中', '超期'].map((title) => right(title, 12)),
      ...['涉及金额', '已整改金额', '未整改金额'].map((title) => right(title, 24)),
    ],
    rows: [
      ...rows.map((one) => ({ cells: cells(one) })),
      { kind: 'total', cells: cells(progressOf('合计', findings)) },
    ],
    note: `数据查询：${queryUrl}`,
  })
}

const right = (title: string, share: number) => ({ title, share, align: 'right' as const })

/** 台账: every finding, the earliest deadline first. */
export function ledger(page: Page, data: RectificationData): void {
  const { findings } = data
  table(page, {
    heading: parts.ledger,
    caption: '表2　问题整改台账',
    unit: '单位：元',
    size: 8,
    columns: [
      { title: '编号', share: 29, isWhole: true },
      { title: '来源', share: 21 },
      { title: '责任单位', share: 19 },
      { title: '类型', share: 15, align: 'center' },
      { title: '问题', share: 36 },
      { title: '依据', share: 33 },
      { title: '涉及金额', share: 27, align: 'right' },
      { title: '已整改', share: 25, align: 'right' },
      { title: '方式', share: 12, align: 'center' },
      { title: '期限', share: 22, align: 'center', isWhole: true },
      { title: '状态', share: 15, align: 'center' },
      { title: '问责', share: 11, align: 'right' },
      { title: '长效机制', share: 19 },
    ],
    rows: [
      ...findings.map((one): Row => ({ cells: ledgerCells(one) })),
      {
        kind: 'total',
        cells: [
          '合计',
          `${findings.length} 个`,
          '',
          '',
          '',
          '',
          formatFen(sumOf(findings, (one) => one.amountFen)),
          formatFen(sumOf(findings, (one) => one.rectifiedFen)),
          '',
          '',
          '',
          personsText(findings.reduce((sum, one) => sum + one.personsHeldAccountable, 0)),
          '',
        ],
      },
    ],
    note:
      '“屡犯”指同一单位同类问题在规定月数内再次发生；“问责”为受到问责的人数；' +
      `“长效机制”为整改后形成的制度。数据查询：${data.queryUrl}（可导出表格）。`,
  })
}

const personsText = (count: number): string => (count === 0 ? '—' : `${count} 人`)

function ledgerCells(one: RectifiedFinding): Cell[] {
  const state = [one.state, one.isOverdue ? '超期' : '', one.repeatOf === null ? '' : '屡犯']
  const words = state.filter((word) => word !== '').join('\n')
  return [
    one.number,
    one.source,
    one.unit,
    one.pattern,
    one.description,
    one.legalBasis === '' ? '—' : one.legalBasis,
    formatFen(one.amountFen),
    formatFen(one.rectifiedFen),
    one.kind,
    one.isOverdue ? { text: one.dueOn, colour: colours.bad } : one.dueOn,
    { text: words, colour: one.isDone ? colours.good : one.isOverdue ? colours.bad : colours.ink },
    personsText(one.personsHeldAccountable),
    one.mechanisms === '' ? '—' : one.mechanisms,
  ]
}
