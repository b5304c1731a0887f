import type { RateCode, StatementRow } from '../../src/features/statements/index.ts'
import { rates } from '../../src/features/statements/index.ts'
import { formatWan } from '../../src/kernel/fen.ts'
import { chart } from '../kit/chart.ts'
import { rateBars } from '../kit/charts/rate-bars.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import { colours, type Page } from '../kit/page.ts'
import { paragraph } from '../kit/text.ts'
import { percentText } from '../money.ts'
import { type StatementData, totalOf } from './data.ts'

export const parts = {
  stages: '一、按资金环节',
  documents: '二、按资金文件',
  categories: '三、按救助类别',
  townships: '四、按乡镇（街道）',
  months: '五、按月份',
  annex: '附件　数据来源与核验',
} as const

const remarks: Readonly<Record<RateCode, string>> = {
  arrival: '到位÷下达',
  allocation: '分配÷可分配',
  disbursement: '拨付÷可拨付',
  payment: '支出÷可支付',
  execution: '支出÷可用指标',
}
const codes = Object.keys(remarks) as RateCode[]

function townships(page: Page, data: StatementData): void {
  const rows = data.byTownship.filter(({ rates: { execution } }) => execution !== null)
  const bars = (code: RateCode) =>
    rows.map((row) => ({
      value: Number(row.rates[code] ?? 0),
      label: percentText(row.rates[code]),
    }))
  chart(page, {
    caption: '图1　各乡镇（街道）拨付率和执行率',
    height: 34 + 24 * rows.length,
    alt: rows.map(({ name, rates }) => `${name}执行率${percentText(rates.execution)}`).join('；'),
    draw: (on, frame) =>
      rateBars(on, frame, {
        names: rows.map(({ key, name }) => (key === null ? '全区' : name)),
        series: [
          { name: '拨付率', colour: colours.middle, bars: bars('disbursement') },
          { name: '执行率', colour: colours.dark, bars: bars('execution') },
        ],
      }),
    note: `数据查询：${data.queryUrl}&by=township`,
  })
}

function words(data: StatementData, { figures: of, rates: percents }: StatementRow): string {
  const wan = (code: keyof typeof of) => formatWan(of[code].amount)
  return (
    `${data.year}年下达${wan('issued')}万元，到位${wan('received')}万元，上年结转` +
    `${wan('carriedIn')}万元；分配${wan('allocated')}万元，拨付${wan('disbursed')}万元，` +
    `支出${wan('expended')}万元（发放${wan('paid')}万元、使用${wan('spent')}万元），` +
    `执行率${percentText(percents.execution)}。未分配${wan('unallocated')}万元，` +
    `已分配未支出${wan('unspent')}万元，其中退汇未补发${wan('returned')}万元；` +
    `追缴${wan('recovered')}万元，上缴${wan('remitted')}万元。`
  )
}

/** How far the money got, in one line of rates, and where it is behind. */
export function firstPage(page: Page, data: StatementData): void {
  const total = totalOf(data)
  title(page, [`${data.districtName}${data.year}年`, '困难群众救助补助资金执行情况表'])
  subtitle(page, `数据截至${chineseDate(data.asOf)}`)
  figures(
    page,
    codes.map((code) => ({
      label: rates[code].name,
      value: percentText(total.rates[code]),
      remark: remarks[code],
    })),
  )
  contents(page, Object.values(parts))
  paragraph(page, words(data, total), { size: 14, pitch: 23 })
  townships(page, data)
}
