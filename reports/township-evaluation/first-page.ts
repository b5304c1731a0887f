import { formatWan } from '../../src/kernel/fen.ts'
import { rateBars } from '../kit/bars.ts'
import { chart } from '../kit/chart.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import { colours, type Page } from '../kit/page.ts'
import { paragraph } from '../kit/text.ts'
import { rateOf, type TownshipEvaluationData, wholeOf } from './data.ts'

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

/** The result, in figures, in words and as a chart. */
export function firstPage(page: Page, data: TownshipEvaluationData): void {
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
