import { z } from 'zod'
import { dateText, townshipCode } from '../src/kernel/schemas.ts'
import { type Annex, annex } from './kit/annex.ts'
import { chart, charts } from './kit/chart.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { table } from './kit/table.ts'
import { defineReport, type Sheet } from './report.ts'
import { moneyCharts, monthChart } from './township-evaluation/charts.ts'
import type { TownshipEvaluationData } from './township-evaluation/data.ts'
import { firstPage, partsOf, titleOf } from './township-evaluation/first-page.ts'
import { loadTownshipEvaluation } from './township-evaluation/load.ts'
import { alertTable, findingTable } from './township-evaluation/supervision.ts'
import { indicatorTable, moneyTable, rankingTable } from './township-evaluation/tables.ts'

export type {
  ScoredArea,
  ScoredIndicator,
  TownshipEvaluationData,
} from './township-evaluation/data.ts'

export function townshipEvaluationMeta(data: TownshipEvaluationData): PdfMeta {
  return {
    title: titleOf(data).join(''),
    subject: data.schemeName,
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

/** Draws 乡镇困难群众救助资金绩效评价报告: the result first, then what it is made of. */
export function composeTownshipEvaluation(page: Page, data: TownshipEvaluationData): void {
  firstPage(page, data)
  table(page, indicatorTable(data))
  table(page, moneyTable(data))
  charts(page, moneyCharts(data))
  chart(page, monthChart(data))
  table(page, alertTable(data))
  if (data.findings.length > 0) table(page, findingTable(data))
  table(page, rankingTable(data))
  annex(page, annexOf(data))
}

/** Where the figures come from. */
export const annexOf = (data: TownshipEvaluationData): Annex => ({
  heading: partsOf(data).annex,
  sources: [
    ['评价方案', `${data.schemeName}，第${data.schemeVersion}版`],
    ['评价批次', data.runId],
    ['数据截至', chineseDate(data.asOf)],
    ['结果校验值', data.resultHash ?? '评价结果尚未公布'],
    ['数据编号', data.generatedFrom],
    ['核验办法', `登录系统打开${data.queryUrl}，每个得分可查到取数明细；扫描二维码可核对本文件`],
  ],
  issue: data.issue,
  signature: { issuer: data.bureauName, date: data.issuedOn },
})

/** Not 不适用 or 未填报. */
const isMarks = (score: string): boolean => /^-?\d/.test(score)

function townshipEvaluationSheet(data: TownshipEvaluationData): Sheet {
  const titles = ['方面', '指标', '名称', '分值', '目标值', '实际值', '得分', '扣分或调整原因']
  return {
    name: `${data.townshipName}指标得分`,
    columns: titles.map((title) => ({ title })),
    rows: data.areas.flatMap((area) =>
      area.indicators.map((one) => [
        area.name,
        one.code,
        one.name,
        { amount: one.weight },
        one.target,
        one.measured,
        isMarks(one.score) ? { amount: one.score } : one.score,
        one.reason,
      ]),
    ),
  }
}

export const townshipDrawing = {
  code: 'township-evaluation',
  compose: composeTownshipEvaluation,
  meta: townshipEvaluationMeta,
  notYet: ({ issuedOn }: TownshipEvaluationData) =>
    issuedOn === null ? '评价结果尚未公布,公布后再签发。' : null,
}

export const townshipEvaluation = defineReport({
  ...townshipDrawing,
  title: '乡镇绩效评价报告',
  access: 'reports:read',
  params: z.strictObject({
    asOf: dateText,
    township: townshipCode,
    evaluation: z
      .uuid()
      .optional()
      .meta({ description: "The run; of the day's when absent the published one" }),
  }),
  load: loadTownshipEvaluation,
  sheet: townshipEvaluationSheet,
})
