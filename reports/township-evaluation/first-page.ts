import { formatWan } from '../../src/kernel/fen.ts'
import { chart } from '../kit/chart.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { type Figure, figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import type { Page } from '../kit/page.ts'
import { paragraph } from '../kit/text.ts'
import { areasChart } from './charts.ts'
import { rateOf, type TownshipEvaluationData, wholeOf } from './data.ts'

export const partsOf = (data: TownshipEvaluationData) =>
  ({
    indicators: '一、指标得分',
    money: '二、资金使用',
    supervision: '三、监督检查',
    ranking: `四、${wholeOf(data)}排名`,
    annex: '附件　数据来源与核验',
  }) as const

const heldDown = ({ gradeCap }: TownshipEvaluationData): string =>
  gradeCap === null ? '' : `（按总分为${gradeCap.earned}，因否决项降低）`

const gradeRemark = ({ gradeCap }: TownshipEvaluationData): string =>
  gradeCap === null ? '按评价方案划定' : `总分达${gradeCap.earned}，否决项降等`

/** The result in words. */
export function conclusion(data: TownshipEvaluationData): string {
  const { money, findings } = data
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
  const past =
    data.previous === null
      ? ''
      : `上次评价（${chineseDate(data.previous.asOf)}）得${data.previous.total}分，列第${data.previous.rank}名。`
  const done = findings.filter(({ isDone }) => isDone).length
  return (
    `${data.townshipName}${data.year}年度得${data.total}分，等次为${data.grade}${heldDown(data)}，` +
    `在${wholeOf(data)}${data.rankOf}个乡镇（街道）中列第${data.rank}名，` +
    `${wholeOf(data)}平均${data.districtMean}分。${past}${spread}` +
    `全年拨付${formatWan(money.disbursedFen)}万元，发放${formatWan(money.paidFen)}万元；` +
    `监督检查发现问题${findings.length}个，已整改${done}个，未整改${findings.length - done}个。` +
    (data.vetoes.length === 0 ? '' : `触发否决项：${data.vetoes.join('；')}。`)
  )
}

export const titleOf = (data: TownshipEvaluationData): string[] => [
  `${data.districtName}${data.townshipName}${data.year}年度`,
  '困难群众救助资金绩效评价报告',
]

export const subtitleOf = (data: TownshipEvaluationData): string =>
  `${data.schemeName}　数据截至${chineseDate(data.asOf)}`

/** The result in figures. */
export function figuresOf(data: TownshipEvaluationData): Figure[] {
  const whole = wholeOf(data)
  return [
    { label: '综合得分', value: data.total, remark: `满分 ${data.fullMarks} 分` },
    { label: '评价等次', value: data.grade, remark: gradeRemark(data) },
    {
      label: `${whole}排名`,
      value: `第 ${data.rank} 名`,
      remark: `共 ${data.rankOf} 个乡镇（街道）`,
    },
    { label: `${whole}平均`, value: data.districtMean, remark: '各乡镇（街道）平均分' },
  ]
}

/** The result, in figures, in words and as a chart. */
export function firstPage(page: Page, data: TownshipEvaluationData): void {
  title(page, titleOf(data))
  subtitle(page, subtitleOf(data))
  figures(page, figuresOf(data))
  contents(page, Object.values(partsOf(data)))
  paragraph(page, conclusion(data), { size: 14, pitch: 23 })
  chart(page, areasChart(data))
}
