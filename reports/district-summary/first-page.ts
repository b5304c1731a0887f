import { formatWan } from '../../src/kernel/fen.ts'
import { progressOf } from '../findings.ts'
import { gradeText } from '../grades.ts'
import { chart, chartsHeight } from '../kit/chart.ts'
import { stackedBars } from '../kit/charts/stacked-bars.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import { type Colour, colours, type Page, roomLeft } from '../kit/page.ts'
import { paragraph } from '../kit/text.ts'
import { percentText } from '../money.ts'
import type { DistrictSummaryData } from './data.ts'

export const parts = {
  ranking: '一、得分和排名',
  money: '二、资金使用',
  supervision: '三、监督检查和整改',
  annex: '附件　数据来源与核验',
} as const

/** Area after area, dark and light in turn so that neighbours differ in grey print too. */
export const areaColours: readonly Colour[] = [
  colours.dark,
  colours.light,
  colours.blue,
  colours.middle,
  colours.good,
  colours.line,
]
const mostBars = 18
const pitch = { usual: 24, least: 14 } as const

/** "优秀2个、良好3个", the best grade first. */
function gradesOf(data: DistrictSummaryData): string {
  const groups = Map.groupBy(data.ranking, ({ grade }) => grade)
  return [...groups].map(([grade, group]) => `${grade}${group.length}个`).join('、')
}

function conclusion(data: DistrictSummaryData): string {
  const { ranking, total } = data
  const [first, last] = [ranking[0], ranking.at(-1)]
  const { done, overdue } = progressOf('', data.findings)
  const alerts = data.alertsByPattern.reduce((sum, one) => sum + one.count, 0)
  return (
    `${data.year}年度共评价${ranking.length}个乡镇（街道），平均${data.districtMean}分，` +
    `其中${gradesOf(data)}。` +
    (first === undefined || last === undefined
      ? ''
      : `得分最高的是${first.name}（${first.total}分），最低的是${last.name}（${last.total}分）。`) +
    `全年分配资金${formatWan(total.allocatedFen)}万元，拨付${formatWan(total.disbursedFen)}万元，` +
    `支出${formatWan(total.paidFen + total.spentFen)}万元，执行率${percentText(total.executionRate)}。` +
    `系统比对出疑点${alerts}条；登记问题${data.findings.length}个，已整改${done}个，` +
    `超期未整改${overdue}个。`
  )
}

/** The result of the whole district: in figures, in words, and who stands where and why. */
export function firstPage(page: Page, data: DistrictSummaryData): void {
  const { done, overdue } = progressOf('', data.findings)
  title(page, [`${data.districtName}${data.year}年度`, '困难群众救助资金绩效评价总报告'])
  subtitle(page, `${data.schemeName}　数据截至${chineseDate(data.asOf)}`)
  figures(page, [
    { label: '平均得分', value: data.districtMean, remark: `满分 ${data.fullMarks} 分` },
    {
      label: '执行率',
      value: percentText(data.total.executionRate),
      remark: `支出 ${formatWan(data.total.paidFen + data.total.spentFen)} 万元`,
    },
    {
      label: '问题整改',
      value: `${done}/${data.findings.length}`,
      remark: '已整改／全部问题',
    },
    {
      label: '超期未整改',
      value: String(overdue),
      remark: '个',
      colour: overdue > 0 ? colours.bad : colours.dark,
    },
  ])
  contents(page, Object.values(parts))
  paragraph(page, conclusion(data), { size: 14, pitch: 23 })
  rankingChart(page, data)
}

/** The best, as many as the first page has room for. */
function rankingChart(page: Page, data: DistrictSummaryData): void {
  const held = data.ranking.some(({ gradeCap }) => gradeCap !== null) ? '；＊见表1的说明' : ''
  const note = `条后为总分和等次，条内为各方面得分${held}。数据查询：${data.queryUrl}`
  const foot = 26
  const room = roomLeft(page) - chartsHeight(page, { height: foot, note })
  const fitting = Math.max(1, Math.min(mostBars, Math.floor(room / pitch.least)))
  const shown = data.ranking.slice(0, fitting)
  chart(page, {
    caption: '图1　各乡镇（街道）总分及构成',
    height: foot + Math.min(pitch.usual * shown.length, Math.max(room, pitch.least)),
    alt: shown.map(({ name, total, rank }) => `第${rank}名${name}${total}分`).join('；'),
    draw: (on, frame) =>
      stackedBars(on, frame, {
        parts: data.areas.map(({ name }, at) => ({
          name,
          colour: areaColours[at % areaColours.length] ?? colours.dark,
          inkOn: at % 2 === 0 && at < 5 ? colours.white : colours.ink,
        })),
        rows: shown.map(({ name, rank, scores, total, grade, gradeCap }) => ({
          name: `${rank}　${name}`,
          parts: scores.map((score) => ({ value: Number(score), label: score })),
          total: `${total} ${gradeText({ grade, gradeCap })}`,
        })),
      }),
    note,
  })
}
