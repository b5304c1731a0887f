import { z } from 'zod'
import { dateText } from '../src/kernel/schemas.ts'
import type { DistrictSummaryData } from './district-summary/data.ts'
import { firstPage, parts } from './district-summary/first-page.ts'
import { loadDistrictSummary } from './district-summary/load.ts'
import { supervision } from './district-summary/supervision.ts'
import { money, ranking } from './district-summary/tables.ts'
import { annex } from './kit/annex.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { defineReport, type Sheet } from './report.ts'

export type { DistrictSummaryData } from './district-summary/data.ts'

export function districtSummaryMeta(data: DistrictSummaryData): PdfMeta {
  return {
    title: `${data.districtName}${data.year}年度困难群众救助资金绩效评价总报告`,
    subject: data.schemeName,
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

/** Draws 绩效评价总报告: who stands where, where the money is, what was found; four pages. */
export function composeDistrictSummary(page: Page, data: DistrictSummaryData): void {
  firstPage(page, data)
  ranking(page, data)
  money(page, data)
  supervision(page, data)
  annex(page, {
    heading: parts.annex,
    sources: [
      ['评价方案', `${data.schemeName}，第${data.schemeVersion}版`],
      ['评价批次', data.runId],
      ['数据截至', chineseDate(data.asOf)],
      ['结果校验值', data.resultHash ?? '评价结果尚未公布'],
      ['数据编号', data.generatedFrom],
      ['核验办法', `登录系统打开${data.queryUrl}逐项查询；扫描二维码可核对本文件`],
    ],
    issue: data.issue,
    signature: { issuer: data.bureauName, date: data.issuedOn },
  })
}

function districtSummarySheet(data: DistrictSummaryData): Sheet {
  const titles = [
    '名次',
    '乡镇（街道）',
    ...data.areas.map(({ name }) => name),
    '总分',
    '等次',
    '按总分等次',
    '降低等次的否决项',
    '上次名次',
  ]
  return {
    name: `${data.year}年度得分和排名`,
    columns: titles.map((title) => ({ title })),
    rows: data.ranking.map((one) => [
      one.rank,
      one.name,
      ...one.scores.map((score) => ({ amount: score })),
      { amount: one.total },
      one.grade,
      one.gradeCap?.earned ?? one.grade,
      one.gradeCap?.by ?? null,
      one.previousRank,
    ]),
  }
}

export const districtSummary = defineReport({
  code: 'district-summary',
  title: '绩效评价总报告',
  access: 'evaluation:rank',
  params: z.strictObject({
    asOf: dateText,
    evaluation: z
      .uuid()
      .optional()
      .meta({ description: "The run; of the day's when absent the published one" }),
  }),
  load: loadDistrictSummary,
  compose: composeDistrictSummary,
  meta: districtSummaryMeta,
  sheet: districtSummarySheet,
  notYet: ({ issuedOn }) => (issuedOn === null ? '评价结果尚未公布,公布后再签发。' : null),
})
