import { z } from 'zod'
import { dateText, townshipCode } from '../src/kernel/schemas.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { signature } from './kit/signature.ts'
import { note } from './kit/text.ts'
import { defineReport } from './report.ts'
import type { TownshipEvaluationData } from './township-evaluation/data.ts'
import { firstPage } from './township-evaluation/first-page.ts'
import { loadTownshipEvaluation } from './township-evaluation/load.ts'
import { indicators, money, ranking, supervision } from './township-evaluation/tables.ts'

export type {
  ScoredArea,
  ScoredIndicator,
  TownshipEvaluationData,
  TownshipMoney,
} from './township-evaluation/data.ts'

export function townshipEvaluationMeta(data: TownshipEvaluationData): PdfMeta {
  return {
    title: `${data.districtName}${data.townshipName}${data.year}年度困难群众救助资金绩效评价报告`,
    subject: data.schemeName,
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
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

export const townshipEvaluation = defineReport({
  code: 'township-evaluation',
  title: '乡镇绩效评价报告',
  access: 'reports:read',
  params: z.strictObject({ asOf: dateText, township: townshipCode }),
  load: loadTownshipEvaluation,
  compose: composeTownshipEvaluation,
  meta: townshipEvaluationMeta,
})
