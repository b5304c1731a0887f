import { formatWan } from '../../src/kernel/fen.ts'
import { flowWaterfall } from '../charts.ts'
import { chart } from '../kit/chart.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import type { Page } from '../kit/page.ts'
import { paragraph } from '../kit/text.ts'
import { percentText } from '../money.ts'
import type { FundFlowData } from './data.ts'

export const parts = {
  sources: '一、资金来源',
  categories: '二、按救助类别',
  townships: '三、按乡镇（街道）',
  course: '四、进度与滞留',
  whereabouts: '五、去向核对',
  annex: '附件　数据来源与核验',
} as const

/** How much came, how far it got, and what stayed behind. */
export function firstPage(page: Page, data: FundFlowData): void {
  const { totals } = data
  const used = totals.paidFen + totals.spentFen
  const bringing = data.documents.filter(({ amountFen }) => amountFen > 0n)
  // It is entered on the first day of the next year: at the year's end there is none yet.
  const isCarried = totals.carriedOutFen !== 0n
  const carriedOut = formatWan(totals.carriedOutFen)
  title(page, [`${data.districtName}${data.year}年`, '困难群众救助补助资金收支流向表'])
  subtitle(page, `数据截至${chineseDate(data.asOf)}`)
  figures(page, [
    {
      label: '到位资金',
      value: formatWan(totals.receivedFen),
      remark: `万元，${bringing.length} 份文件`,
    },
    { label: '上年结转', value: formatWan(totals.carriedInFen), remark: '万元' },
    { label: '拨付', value: formatWan(totals.disbursedFen), remark: '万元' },
    { label: '支出', value: formatWan(used), remark: '万元，发放和使用' },
    ...(isCarried ? [{ label: '结转下年', value: carriedOut, remark: '万元' }] : []),
    { label: '执行率', value: percentText(totals.executionRate), remark: '支出÷可用指标' },
  ])
  contents(page, Object.values(parts))
  paragraph(
    page,
    `${data.year}年到位资金${formatWan(totals.receivedFen)}万元，` +
      `上年结转${formatWan(totals.carriedInFen)}万元；` +
      `已分配${formatWan(totals.allocatedFen)}万元，已拨付${formatWan(totals.disbursedFen)}万元，` +
      `发放到人${formatWan(totals.paidFen)}万元，凭票使用${formatWan(totals.spentFen)}万元，` +
      `银行退汇尚未补发${formatWan(totals.returnedFen)}万元` +
      `${isCarried ? `，结转下年${carriedOut}万元` : ''}。`,
    { size: 14, pitch: 23 },
  )
  chart(page, {
    caption: '图1　资金从到位到支出（万元）',
    height: 190,
    alt: `到位${formatWan(totals.receivedFen)}万元，支出${formatWan(used)}万元`,
    draw: flowWaterfall(totals),
    note: `深色为到达各环节的资金，浅色为停在上一环节和结转下年的资金，蓝色为上年结转等转入；支出＝发放＋使用。数据查询：${data.queryUrl}`,
  })
}
