import type { FundFlowData } from './fund-flow/data.ts'
import { firstPage } from './fund-flow/first-page.ts'
import { documents, flows, whereabouts } from './fund-flow/tables.ts'
import type { Page } from './kit/page.ts'
import type { PdfMeta } from './kit/render.ts'
import { signature } from './kit/signature.ts'
import { note } from './kit/text.ts'

export type {
  FundDocument,
  FundFlowData,
  FundFlowRow,
  FundFlowTotals,
} from './fund-flow/data.ts'

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
