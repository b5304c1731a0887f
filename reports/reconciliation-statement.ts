import { z } from 'zod'
import { formatYuan } from '../src/kernel/fen.ts'
import { monthName } from '../src/kernel/month.ts'
import { bookMonth } from '../src/kernel/schemas.ts'
import { annex } from './kit/annex.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { signatories } from './kit/signature.ts'
import type { ReconciliationData } from './reconciliation-statement/data.ts'
import { loadReconciliation } from './reconciliation-statement/load.ts'
import { firstPage, items, parts, progress } from './reconciliation-statement/pages.ts'
import { defineReport, type Sheet } from './report.ts'

export type { ReconciliationData } from './reconciliation-statement/data.ts'

export function reconciliationMeta(data: ReconciliationData): PdfMeta {
  return {
    title: `${data.districtName}困难群众救助资金${monthName(data.month)}银行存款余额调节表`,
    subject: '银行存款余额调节表',
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

/** Draws 银行存款余额调节表: the verdict, every item of only one side, how it was matched. */
export function composeReconciliation(page: Page, data: ReconciliationData): void {
  firstPage(page, data)
  items(page, data)
  progress(page, data)
  annex(page, {
    heading: parts.annex,
    sources: [
      ['校验值', data.contentHash],
      ['状态', data.frozenOn === null ? '试算，尚未冻结' : `${chineseDate(data.frozenOn)}冻结`],
      ['数据截至', chineseDate(data.asOf)],
      ['数据查询', data.queryUrl],
      ['核验办法', '登录系统比对校验值；扫描二维码可核对本文件'],
    ],
    issue: data.issue,
    signature: null,
  })
  signatories(page, ['制表', '复核', '会计主管', '单位负责人'])
}

function reconciliationSheet(data: ReconciliationData): Sheet {
  const titles = ['方', '流水号或单号', '日期', '内容', '金额', '处理情况']
  return {
    name: `${data.month}未达账项`,
    columns: titles.map((title) => ({ title })),
    rows: data.items.map(({ side, reference, bookedOn, about, amountFen, state }) => [
      side === 'bank' ? '银行' : '单位',
      reference,
      { date: bookedOn },
      about,
      { amount: formatYuan(amountFen) },
      state,
    ]),
  }
}

export const reconciliationStatement = defineReport({
  code: 'reconciliation-statement',
  title: '银行存款余额调节表',
  access: 'reconciliation:read',
  params: z.strictObject({ month: bookMonth }),
  load: loadReconciliation,
  compose: composeReconciliation,
  meta: reconciliationMeta,
  sheet: reconciliationSheet,
  notYet: ({ frozenOn }) => (frozenOn === null ? '余额调节表尚未冻结,冻结后再签发。' : null),
})
