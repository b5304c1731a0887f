import { z } from 'zod'
import { bulletinKey } from '../src/features/evaluation/dispatch/schemas.ts'
import { dispatchBulletinOf } from '../src/features/evaluation/index.ts'
import { districtOf } from '../src/features/reference/index.ts'
import { formatYuan } from '../src/kernel/fen.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { BulletinData } from './dispatch-bulletin/data.ts'
import {
  firstPage,
  materials,
  parts,
  quarterName,
  requirements,
  supervision,
  townships,
} from './dispatch-bulletin/pages.ts'
import { annex } from './kit/annex.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import { imprint, imprintHeight } from './kit/red-head.ts'
import type { PdfMeta } from './kit/render.ts'
import { contentHash, defineReport, type Sheet, type Viewer } from './report.ts'

export type { BulletinData } from './dispatch-bulletin/data.ts'

const params = z.strictObject(bulletinKey.shape)

/** The bulletin as it was written; a township's users see what was issued. */
async function load(db: Db, viewer: Viewer, key: z.output<typeof params>): Promise<BulletinData> {
  const { version: _, ...bulletin } = await dispatchBulletinOf(db, viewer, key)
  const district = await districtOf(db, viewer.districtCode)
  return {
    ...bulletin,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    queryUrl: `/api/dispatch-bulletins/${key.year}/${key.quarter}`,
    generatedFrom: contentHash(bulletin),
    issue: null,
  }
}

export function bulletinMeta(data: BulletinData): PdfMeta {
  return {
    title: `关于${quarterName(data)}困难群众救助资金工作调度情况的通报`,
    subject: `${data.districtName}社会救助资金工作调度通报`,
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
  }
}

/** Draws 季度调度通报: how things stand, who is behind, what has to be done. */
export function composeBulletin(page: Page, data: BulletinData): void {
  firstPage(page, data)
  townships(page, data)
  supervision(page, data)
  materials(page, data)
  requirements(page, data)
  const copies = [
    '发：各乡镇（街道）社会事务综合服务中心',
    `抄送：${data.districtName}财政局、审计局`,
    `${data.bureauName}规划财务股${data.issuedOn === null ? '' : `　${chineseDate(data.issuedOn)}印发`}`,
  ]
  annex(page, {
    below: imprintHeight(copies),
    heading: parts.annex,
    sources: [
      ['统计区间', `${chineseDate(data.from)}至${chineseDate(data.asOf)}`],
      ['数据编号', data.generatedFrom],
      ['数据查询', data.queryUrl],
      ['核验办法', '登录系统逐项查询；扫描二维码可核对本文件'],
    ],
    issue: data.issue,
    signature: { issuer: data.bureauName, date: data.issuedOn },
  })
  imprint(page, copies)
}

function bulletinSheet(data: BulletinData): Sheet {
  const titles = ['名次', '乡镇（街道）', '可用资金', '累计支出', '本季支出', '执行率%', '应发批次']
  const more = ['按时批次', '按时率%', '未处理疑点', '未整改问题', '超期', '未整改金额', '退汇未补']
  return {
    name: `${quarterName(data)}调度`,
    columns: [...titles, ...more].map((title) => ({ title })),
    rows: data.townships.map((row) => [
      row.rank,
      row.name,
      { amount: formatYuan(row.given) },
      { amount: formatYuan(row.used) },
      { amount: formatYuan(row.usedInQuarter) },
      row.executionRate,
      row.batchesDue,
      row.batchesInTime,
      row.inTimeRate,
      row.alertsOpen,
      row.findingsOpen,
      row.findingsOverdue,
      { amount: formatYuan(row.amountOpen) },
      row.returnedOpen,
    ]),
  }
}

export const dispatchBulletin = defineReport({
  code: 'dispatch-bulletin',
  title: '季度调度通报',
  access: 'evaluation:read',
  params,
  load,
  compose: composeBulletin,
  meta: bulletinMeta,
  sheet: bulletinSheet,
  notYet: ({ issuedOn }) => (issuedOn === null ? '通报尚未印发,印发后再签发。' : null),
})
