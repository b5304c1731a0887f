import { z } from 'zod'
import { districtOf } from '../src/features/reference/index.ts'
import { stagesOf, statementOf } from '../src/features/statements/index.ts'
import { lastDayOfYear } from '../src/kernel/month.ts'
import { dateText } from '../src/kernel/schemas.ts'
import type { Db } from '../src/platform/db/database.ts'
import { annex } from './kit/annex.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { contentHash, defineReport, type Viewer } from './report.ts'
import type { StatementData } from './statement/data.ts'
import { firstPage, parts } from './statement/first-page.ts'
import { documents, months, places, stages } from './statement/tables.ts'

export type { StatementData } from './statement/data.ts'

const params = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  asOf: dateText.optional(),
})

async function load(
  db: Db,
  { districtCode }: Viewer,
  { year, ...asked }: z.output<typeof params>,
  today: string,
): Promise<StatementData> {
  const { asOf = lastDayOfYear(year, today) } = asked
  const scope = { districtCode, year, asOf }
  const district = await districtOf(db, districtCode)
  const figures = {
    year,
    stages: await stagesOf(db, scope),
    byDocument: await statementOf(db, scope, 'document'),
    byCategory: await statementOf(db, scope, 'category'),
    byTownship: await statementOf(db, scope, 'township'),
    byMonth: await statementOf(db, scope, 'month'),
  }
  return {
    ...figures,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: null,
    queryUrl: `/api/statements?year=${year}&asOf=${asOf}`,
    generatedFrom: contentHash(figures),
    issue: null,
  }
}

export function statementMeta(data: StatementData): PdfMeta {
  return {
    title: `${data.districtName}${data.year}年困难群众救助补助资金执行情况表`,
    subject: '困难群众救助补助资金执行情况',
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

/** Draws 困难群众救助补助资金执行情况表: how far the year's money got, and who is behind. */
export function composeStatement(page: Page, data: StatementData): void {
  firstPage(page, data)
  stages(page, data)
  documents(page, data)
  places(page, data, {
    heading: parts.categories,
    caption: '表3　按救助类别',
    head: '救助类别',
    by: 'category',
    rows: data.byCategory,
  })
  places(page, data, {
    heading: parts.townships,
    caption: '表4　按乡镇（街道）',
    head: '乡镇（街道）',
    by: 'township',
    rows: data.byTownship,
  })
  months(page, data)
  annex(page, {
    heading: parts.annex,
    sources: [
      ['数据编号', data.generatedFrom],
      ['数据截至', chineseDate(data.asOf)],
      ['数据查询', data.queryUrl],
      ['核验办法', '每个数字均可在系统中点开到逐笔业务；扫描二维码可核对本文件'],
    ],
    issue: data.issue,
    signature: { issuer: data.bureauName, date: data.issuedOn },
  })
}

export const statement = defineReport({
  code: 'statement',
  title: '资金执行情况表',
  access: 'funds:read',
  params,
  load,
  compose: composeStatement,
  meta: statementMeta,
})
