import { z } from 'zod'
import {
  type FlowScope,
  type FlowSums,
  flowByCategory,
  flowByDocument,
  flowByMonth,
  flowByTownship,
  flowTotals,
  stageTotals,
} from '../src/features/ledger/index.ts'
import { districtOf } from '../src/features/reference/index.ts'
import { ratioBps, sumFen } from '../src/kernel/fen.ts'
import { dateText } from '../src/kernel/schemas.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { FundFlowData } from './fund-flow/data.ts'
import { firstPage } from './fund-flow/first-page.ts'
import { documents, flows, whereabouts } from './fund-flow/tables.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { signature } from './kit/signature.ts'
import { note } from './kit/text.ts'
import { contentHash, defineReport, type Viewer } from './report.ts'

export type {
  FundDocument,
  FundFlowData,
  FundFlowRow,
  FundFlowTotals,
} from './fund-flow/data.ts'

const levels = { central: '中央', province: '省级', city: '市级', county: '区级' }

const params = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  asOf: dateText.optional(),
})

async function load(
  db: Db,
  { districtCode }: Viewer,
  { year, asOf = `${year}-12-31` }: z.output<typeof params>,
): Promise<FundFlowData> {
  const scope: FlowScope = { districtCode, fiscalYear: year, asOf, townshipCode: null }
  const district = await districtOf(db, districtCode)
  const [totals, byDocument] = [await flowTotals(db, scope), await flowByDocument(db, scope)]
  const figures = {
    year,
    documents: byDocument.map(({ amount, allocated, level, ...one }) => ({
      ...one,
      level: levels[level],
      amountFen: amount,
      allocatedFen: allocated,
      unallocatedFen: amount - allocated,
    })),
    byCategory: (await flowByCategory(db, scope)).map(namedRow),
    byTownship: (await flowByTownship(db, scope)).map(namedRow),
    byMonth: (await flowByMonth(db, scope)).map(({ month, paid, spent }) => ({
      month,
      paidFen: paid,
      spentFen: spent,
    })),
    totals: { ...row(totals), receivedFen: sumFen(byDocument.map(({ amount }) => amount)) },
    whereabouts: (await stageTotals(db, scope))
      .filter(({ balance }) => balance !== 0n)
      .map(({ name, balance }) => ({ name, amountFen: balance })),
  }
  return {
    ...figures,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: null,
    queryUrl: `/api/fund-flow?year=${year}&asOf=${asOf}`,
    generatedFrom: contentHash(figures),
  }
}

function row({ allocated, disbursed, paid, spent, returned }: FlowSums) {
  return {
    allocatedFen: allocated,
    disbursedFen: disbursed,
    paidFen: paid,
    spentFen: spent,
    returnedFen: returned,
    balanceFen: allocated - paid - spent,
    executionRateBps: ratioBps(paid + spent, allocated),
  }
}

const namedRow = ({ name, ...sums }: FlowSums & { name: string }) => ({ name, ...row(sums) })

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
    heading: '二、按救助类别',
    caption: '表2　按救助类别收支',
    head: '救助类别',
    rows: data.byCategory,
  })
  flows(page, data, {
    heading: '三、按乡镇（街道）',
    caption: '表3　按乡镇（街道）收支',
    head: '乡镇（街道）',
    rows: data.byTownship,
  })
  whereabouts(page, data)
  note(page, `数据编号：${data.generatedFrom}。各项数据可按编号在系统中复核。`)
  signature(page, data.bureauName, data.issuedOn)
}

export const fundFlow = defineReport({
  code: 'fund-flow',
  title: '资金收支流向表',
  access: 'funds:read',
  params,
  load,
  compose: composeFundFlow,
  meta: fundFlowMeta,
})
