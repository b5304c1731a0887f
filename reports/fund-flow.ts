import { formatYuan } from '../src/kernel/fen.ts'
import type { FundFlowData } from './fund-flow/data.ts'
import { firstPage, parts } from './fund-flow/first-page.ts'
import { fundFlowParams, loadFundFlow } from './fund-flow/load.ts'
import { course, documents, flows, townshipBars, whereabouts } from './fund-flow/tables.ts'
import { annex } from './kit/annex.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { type MoneyRow, placedIn, placedOut } from './money.ts'
import { defineReport, type Sheet } from './report.ts'

export type { FundDocument, FundFlowData } from './fund-flow/data.ts'

export function fundFlowMeta(data: FundFlowData): PdfMeta {
  return {
    title: `${data.districtName}${data.year}年困难群众救助补助资金收支流向表`,
    subject: '困难群众救助补助资金收支流向',
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

/** Draws 困难群众救助补助资金收支流向表: where the year's money came from, went and is now. */
export function composeFundFlow(page: Page, data: FundFlowData): void {
  firstPage(page, data)
  documents(page, data)
  flows(page, data, {
    heading: parts.categories,
    caption: '表2　按救助类别收支',
    head: '救助类别',
    rows: data.byCategory,
    by: 'category',
  })
  flows(page, data, {
    heading: parts.townships,
    caption: '表3　按乡镇（街道）收支',
    head: '乡镇（街道）',
    rows: data.byTownship,
    by: 'township',
  })
  townshipBars(page, data)
  course(page, data)
  whereabouts(page, data)
  annex(page, {
    heading: parts.annex,
    sources: [
      ['数据编号', data.generatedFrom],
      ['数据截至', chineseDate(data.asOf)],
      ['取数口径', '资金台账全部流转记录，按预算年度归集；未达环节按先进先出推算停留天数'],
      ['数据查询', data.queryUrl],
      ['核验办法', '登录系统按上列地址逐项查询，或扫描二维码核对文件的校验值'],
    ],
    issue: data.issue,
    signature: { issuer: data.bureauName, date: data.issuedOn },
  })
}

/** Categories first, then townships. */
function fundFlowSheet(data: FundFlowData): Sheet {
  const titles = [
    '分组',
    '名称',
    '上年结转',
    '分配',
    '拨付',
    '发放',
    '使用',
    '退汇未补发',
    '结余',
    '结转下年',
    '执行率%',
  ]
  const row = (group: string, one: MoneyRow) => {
    const { allocatedFen, disbursedFen, paidFen, spentFen, returnedFen, balanceFen } = one
    const passed = [allocatedFen, disbursedFen, paidFen, spentFen, returnedFen, balanceFen]
    const money = [placedIn(one), ...passed, placedOut(one)]
    const amounts = money.map((fen) => ({ amount: formatYuan(fen) }))
    const rate = one.executionRate === null ? null : { amount: one.executionRate }
    return [group, one.name, ...amounts, rate]
  }
  return {
    name: `${data.year}年资金收支流向`,
    columns: titles.map((title) => ({ title })),
    rows: [
      ...data.byCategory.map((one) => row('救助类别', one)),
      ...data.byTownship.map((one) => row('乡镇（街道）', one)),
      row('合计', data.totals),
    ],
  }
}

export const fundFlow = defineReport({
  code: 'fund-flow',
  title: '资金收支流向表',
  access: 'funds:read',
  params: fundFlowParams,
  load: loadFundFlow,
  compose: composeFundFlow,
  meta: fundFlowMeta,
  sheet: fundFlowSheet,
})
