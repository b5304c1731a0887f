import { type Fen, formatFen, formatWan } from '../src/kernel/fen.ts'
import { rateBars } from './kit/bars.ts'
import { chart } from './kit/chart.ts'
import { chineseDate } from './kit/date.ts'
import { figures } from './kit/figures.ts'
import { subtitle, title } from './kit/heading.ts'
import { colours, type Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { signature } from './kit/signature.ts'
import { type Row, table } from './kit/table.ts'
import { note, paragraph } from './kit/text.ts'
import type { ReportData } from './report.ts'

/** Scores, weights and marks are decimal strings as the run froze them, "18.50". */
export interface ScoredIndicator {
  readonly code: string
  readonly name: string
  readonly weight: string
  readonly target: string
  /** The measured value in words, with its numerator and denominator. */
  readonly measured: string
  /** null where the indicator does not apply to this township. */
  readonly score: string | null
  /** Why marks were lost or the score was changed by hand; empty where there is nothing to say. */
  readonly reason: string
}

export interface ScoredArea {
  readonly name: string
  readonly weight: string
  readonly score: string
  /** The mean score of all townships of the district in this area. */
  readonly districtMean: string
  readonly indicators: readonly ScoredIndicator[]
}

export interface TownshipMoney {
  readonly allocatedFen: Fen
  readonly disbursedFen: Fen
  /** Gross, re-issued payments included. */
  readonly paidFen: Fen
  readonly spentFen: Fen
  readonly returnedFen: Fen
  readonly recoveredFen: Fen
  /** What lies unspent on the township's accounts. */
  readonly balanceFen: Fen
}

export interface TownshipEvaluationData extends ReportData {
  readonly townshipName: string
  readonly year: number
  readonly schemeName: string
  readonly total: string
  readonly fullMarks: string
  readonly grade: string
  readonly rank: number
  readonly rankOf: number
  readonly districtMean: string
  readonly areas: readonly ScoredArea[]
  readonly money: TownshipMoney
  readonly openFindings: number
  readonly closedFindings: number
  readonly alertsByPattern: readonly { name: string; count: number; amountFen: Fen }[]
  readonly peers: readonly { townshipName: string; total: string; grade: string; rank: number }[]
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** "全区" or "全县", as the district is called. */
const wholeOf = (data: TownshipEvaluationData): string => `全${data.districtName.slice(-1)}`

/** The share of its marks an area got, in percent, for the length of a bar and one decimal. */
function rateOf(score: string, weight: string): { value: number; label: string } {
  const full = Number(weight)
  const value = full === 0 ? 0 : (Number(score) / full) * 100
  return { value, label: full === 0 ? '—' : `${value.toFixed(1)}%` }
}

export function townshipEvaluationMeta(data: TownshipEvaluationData): PdfMeta {
  return {
    title: `${data.districtName}${data.townshipName}${data.year}年度困难群众救助资金绩效评价报告`,
    subject: data.schemeName,
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

function conclusion(data: TownshipEvaluationData): string {
  const { money } = data
  const byRate = data.areas.toSorted(
    (a, b) => rateOf(b.score, b.weight).value - rateOf(a.score, a.weight).value,
  )
  const best = byRate[0]
  const worst = byRate.at(-1)
  const spread =
    best === undefined || worst === undefined
      ? ''
      : `得分率最高的方面是${best.name}（${rateOf(best.score, best.weight).label}），` +
        `最低的是${worst.name}（${rateOf(worst.score, worst.weight).label}）。`
  return (
    `${data.townshipName}${data.year}年度得${data.total}分，等次为${data.grade}，` +
    `在${wholeOf(data)}${data.rankOf}个乡镇（街道）中列第${data.rank}名，${wholeOf(data)}平均${data.districtMean}分。${spread}` +
    `全年拨付${formatWan(money.disbursedFen)}万元，发放${formatWan(money.paidFen)}万元；` +
    `监督检查发现问题${data.openFindings + data.closedFindings}个，` +
    `已销号${data.closedFindings}个，未销号${data.openFindings}个。`
  )
}

function firstPage(page: Page, data: TownshipEvaluationData): void {
  title(page, [
    `${data.districtName}${data.townshipName}${data.year}年度`,
    '困难群众救助资金绩效评价报告',
  ])
  subtitle(page, `${data.schemeName}　数据截至${chineseDate(data.asOf)}`)
  figures(page, [
    { label: '综合得分', value: data.total, remark: `满分 ${data.fullMarks} 分` },
    { label: '评价等次', value: data.grade, remark: '按评价方案划定' },
    {
      label: `${wholeOf(data)}排名`,
      value: `第 ${data.rank} 名`,
      remark: `共 ${data.rankOf} 个乡镇（街道）`,
    },
    { label: `${wholeOf(data)}平均`, value: data.districtMean, remark: '各乡镇（街道）平均分' },
  ])
  paragraph(page, conclusion(data))
  chart(page, {
    caption: '图1　各方面得分率',
    height: 44 + 33 * data.areas.length,
    option: rateBars(
      data.areas.map((area) => area.name),
      [
        {
          name: data.townshipName,
          colour: colours.dark,
          bars: data.areas.map((area) => rateOf(area.score, area.weight)),
        },
        {
          name: `${wholeOf(data)}平均`,
          colour: colours.light,
          bars: data.areas.map((area) => rateOf(area.districtMean, area.weight)),
        },
      ],
    ),
    note: `得分率＝得分÷分值。数据查询：${data.queryUrl}`,
  })
}

function indicatorRows(areas: readonly ScoredArea[], whole: string): Row[] {
  return areas.flatMap((area, index): Row[] => [
    {
      kind: 'group',
      cells: [
        `${numerals[index] ?? index + 1}、${area.name}`,
        area.weight,
        '',
        `${whole}平均 ${area.districtMean}`,
        area.score,
        `得分率 ${rateOf(area.score, area.weight).label}`,
      ],
    },
    ...area.indicators.map(
      (one): Row => ({
        cells: [
          `${one.code} ${one.name}`,
          one.weight,
          one.target,
          one.measured,
          one.score ?? '不适用',
          one.reason === '' ? '—' : one.reason,
        ],
      }),
    ),
  ])
}

function indicators(page: Page, data: TownshipEvaluationData): void {
  table(page, {
    heading: '一、指标得分',
    caption: '表1　指标得分与扣分原因',
    unit: '单位：分',
    columns: [
      { title: '方面、指标', share: 25 },
      { title: '分值', share: 7, align: 'right' },
      { title: '目标值', share: 17 },
      { title: '实际值', share: 27 },
      { title: '得分', share: 9, align: 'right' },
      { title: '扣分或调整原因', share: 26 },
    ],
    rows: [
      ...indicatorRows(data.areas, wholeOf(data)),
      { kind: 'total', cells: ['合计', data.fullMarks, '', '', data.total, data.grade] },
    ],
    note: `每项指标的取数明细和计算过程：${data.queryUrl}`,
  })
}

function money(page: Page, data: TownshipEvaluationData): void {
  const { money } = data
  const rows: [string, Fen, string][] = [
    ['分配', money.allocatedFen, '分配到本乡镇（街道）的资金'],
    ['拨付', money.disbursedFen, '拨到发放渠道的资金'],
    ['发放', money.paidFen, '发到个人账户的资金，含补发'],
    ['使用', money.spentFen, '凭票据支付的服务和实物'],
    ['退汇', money.returnedFen, '银行退回、需要补发或上缴的资金'],
    ['追缴', money.recoveredFen, '从不符合条件的人员追回的资金'],
    ['结余', money.balanceFen, '期末尚未支出的资金'],
  ]
  table(page, {
    heading: '二、资金使用',
    caption: '表2　资金使用情况',
    unit: '单位：元',
    columns: [
      { title: '环节', share: 14, align: 'center' },
      { title: '金额', share: 24, align: 'right' },
      { title: '说明', share: 60 },
    ],
    rows: rows.map(([name, amount, remark]) => ({ cells: [name, formatFen(amount), remark] })),
    note: `数据截至${chineseDate(data.asOf)}。\n明细查询：${data.queryUrl}`,
  })
}

function supervision(page: Page, data: TownshipEvaluationData): void {
  const count = data.alertsByPattern.reduce((sum, one) => sum + one.count, 0)
  const amount = data.alertsByPattern.reduce((sum, one) => sum + one.amountFen, 0n)
  table(page, {
    heading: '三、监督检查',
    caption: '表3　疑点情况',
    unit: '单位：条、元',
    columns: [
      { title: '类型', share: 40 },
      { title: '疑点数', share: 20, align: 'right' },
      { title: '涉及金额', share: 38, align: 'right' },
    ],
    rows: [
      ...data.alertsByPattern.map((one) => ({
        cells: [one.name, String(one.count), formatFen(one.amountFen)],
      })),
      { kind: 'total', cells: ['合计', String(count), formatFen(amount)] },
    ],
    note:
      `疑点是系统比对的线索，经核查确认后才成为问题。发现问题${data.openFindings + data.closedFindings}个，` +
      `已销号${data.closedFindings}个，未销号${data.openFindings}个。\n明细查询：${data.queryUrl}`,
  })
}

function ranking(page: Page, data: TownshipEvaluationData): void {
  table(page, {
    heading: `四、${wholeOf(data)}排名`,
    caption: '表4　各乡镇（街道）得分和排名',
    unit: '单位：分',
    columns: [
      { title: '名次', share: 14, align: 'center' },
      { title: '乡镇（街道）', share: 44 },
      { title: '得分', share: 22, align: 'right' },
      { title: '等次', share: 20, align: 'center' },
    ],
    rows: data.peers.map((peer): Row => {
      const cells = [String(peer.rank), peer.townshipName, peer.total, peer.grade]
      return peer.townshipName === data.townshipName ? { kind: 'total', cells } : { cells }
    }),
    note: `得分相同的名次相同；底色行为本乡镇（街道）。\n数据查询：${data.queryUrl}`,
  })
}

/** Draws 乡镇困难群众救助资金绩效评价报告: the result first, then what it is made of. */
export function composeTownshipEvaluation(page: Page, data: TownshipEvaluationData): void {
  firstPage(page, data)
  indicators(page, data)
  money(page, data)
  supervision(page, data)
  ranking(page, data)
  note(page, `评价结果编号：${data.generatedFrom}。各项数据可按编号在系统中复核。`)
  signature(page, data.bureauName, data.issuedOn)
}
