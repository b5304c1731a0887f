import { z } from 'zod'
import { districtOf, townshipsOf } from '../src/features/reference/index.ts'
import { formatYuan } from '../src/kernel/fen.ts'
import { dateText, townshipCode } from '../src/kernel/schemas.ts'
import type { Db } from '../src/platform/db/database.ts'
import { rectifiedFindings } from './findings.ts'
import { annex } from './kit/annex.ts'
import { chineseDate } from './kit/date.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import type { RectificationData } from './rectification-ledger/data.ts'
import { firstPage, ledger, parts } from './rectification-ledger/pages.ts'
import { contentHash, defineReport, type Sheet, type Viewer } from './report.ts'

export type { RectificationData } from './rectification-ledger/data.ts'

const params = z.strictObject({
  asOf: dateText,
  township: townshipCode.optional().meta({ description: 'One township only' }),
})

/** A township's users see their own. */
async function load(
  db: Db,
  viewer: Viewer,
  { asOf, township: asked }: z.output<typeof params>,
): Promise<RectificationData> {
  const { districtCode } = viewer
  const township = viewer.townshipCode ?? asked
  const district = await districtOf(db, districtCode)
  const names = await townshipsOf(db, districtCode)
  const findings = await rectifiedFindings(db, viewer, { asOf, township })
  return {
    townshipName: names.find(({ code }) => code === township)?.name ?? null,
    findings,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: null,
    queryUrl: `/api/rectification-ledger?asOf=${asOf}${township === undefined ? '' : `&townshipCode=${township}`}`,
    generatedFrom: contentHash(findings),
    issue: null,
  }
}

export function rectificationMeta(data: RectificationData): PdfMeta {
  return {
    title: `${data.districtName}${data.townshipName ?? ''}困难群众救助资金问题整改台账`,
    subject: '问题整改台账',
    author: data.bureauName,
    keywords: data.generatedFrom,
    asOf: data.asOf,
    layout: 'landscape',
  }
}

/** Draws 问题整改台账 on its side: progress first, then every finding. */
export function composeRectification(page: Page, data: RectificationData): void {
  firstPage(page, data)
  ledger(page, data)
  annex(page, {
    heading: parts.annex,
    sources: [
      ['数据编号', data.generatedFrom],
      ['数据截至', chineseDate(data.asOf)],
      ['数据查询', data.queryUrl],
      ['说明', '问题描述中的证件号和账号已作脱敏处理'],
      ['核验办法', '登录系统逐项查询；扫描二维码可核对本文件'],
    ],
    issue: data.issue,
    signature: { issuer: data.bureauName, date: data.issuedOn },
  })
}

function rectificationSheet({ findings, asOf }: RectificationData): Sheet {
  const titles = ['编号', '来源', '发现日期', '责任单位', '类型', '问题', '依据', '涉及金额']
  const more = ['已整改', '未整改', '方式', '期限', '报送日期', '状态', '超期', '屡犯']
  const outcome = ['问责人数', '长效机制']
  return {
    name: `问题整改台账${asOf}`,
    columns: [...titles, ...more, ...outcome].map((title) => ({ title })),
    rows: findings.map((one) => [
      one.number,
      one.source,
      { date: one.foundOn },
      one.unit,
      one.pattern,
      one.description,
      one.legalBasis,
      { amount: formatYuan(one.amountFen) },
      { amount: formatYuan(one.rectifiedFen) },
      { amount: formatYuan(one.remainingFen) },
      one.kind,
      { date: one.dueOn },
      one.handedInOn === null ? null : { date: one.handedInOn },
      one.state,
      one.isOverdue ? '是' : '否',
      one.repeatOf,
      one.personsHeldAccountable,
      one.mechanisms,
    ]),
  }
}

export const rectificationLedger = defineReport({
  code: 'rectification-ledger',
  title: '问题整改台账',
  access: 'findings:read',
  params,
  load,
  compose: composeRectification,
  meta: rectificationMeta,
  sheet: rectificationSheet,
})
