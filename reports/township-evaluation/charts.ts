import { formatWan } from '../../src/kernel/fen.ts'
import { dwellColumns, flowWaterfall, monthColumns } from '../charts.ts'
import type { Chart, ChartRow } from '../kit/chart.ts'
import { rateBars } from '../kit/charts/rate-bars.ts'
import { colours } from '../kit/page.ts'
import { rateOf, statementUrl, type TownshipEvaluationData, wholeOf } from './data.ts'

/** What share of its marks the township got in each area, beside the mean. */
export function areasChart(data: TownshipEvaluationData): Chart {
  const rates = (scoreOf: (area: TownshipEvaluationData['areas'][number]) => string) =>
    data.areas.map((area) => rateOf(scoreOf(area), area.weight))
  return {
    caption: '图1　各方面得分率',
    height: 34 + 22 * data.areas.length,
    alt: data.areas
      .map((area) => `${area.name}得分率${rateOf(area.score, area.weight).label}`)
      .join('；'),
    draw: (on, frame) =>
      rateBars(on, frame, {
        names: data.areas.map((area) => area.name),
        series: [
          {
            name: data.townshipName,
            colour: colours.dark,
            bars: rates((area) => area.score),
          },
          {
            name: `${wholeOf(data)}平均`,
            colour: colours.light,
            bars: rates((area) => area.districtMean),
          },
        ],
      }),
    note: `得分率＝得分÷分值。数据查询：${data.queryUrl}`,
  }
}

/** Where the money went, and how long what is left has waited. */
export const moneyCharts = ({ money, dwell }: TownshipEvaluationData): ChartRow => ({
  height: 124,
  row: [
    {
      caption: '图2　资金流向（万元）',
      alt: `分配${formatWan(money.allocatedFen)}万元，拨付${formatWan(money.disbursedFen)}万元`,
      draw: flowWaterfall(money, 'allocated'),
    },
    {
      caption: '图3　未支出资金停留天数（万元）',
      alt: '未支出资金按停留天数和所处环节的金额',
      draw: dwellColumns(dwell),
    },
  ],
  note: '停留天数按先进先出从到达本环节之日算起。',
})

/** What reached people month by month. */
export const monthChart = (data: TownshipEvaluationData): Chart => ({
  caption: '图4　每月发放和使用（万元）',
  height: 92,
  alt: '每月发放和使用的金额',
  draw: monthColumns(data.byMonth),
  note: `柱上为两者之和。数据查询：${statementUrl(data)}&by=month`,
})
