import { type Fen, formatWan } from '../../src/kernel/fen.ts'
import { columns, stageBars } from '../kit/bars.ts'
import { chart } from '../kit/chart.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import { colours, type Page } from '../kit/page.ts'
import { formatPercent } from '../kit/percent.ts'
import { paragraph } from '../kit/text.ts'
import type { FundFlowData } from './data.ts'

/** Length of a bar only: figures that are read are formatted from fen. */
const wan = (fen: Fen): number => Number(fen) / 1_000_000

function stages(page: Page, data: FundFlowData): void {
  const { totals } = data
  const spent = totals.paidFen + totals.spentFen
  const steps: { name: string; reached: Fen; behind: Fen; word: string }[] = [
    { name: '到位', reached: totals.receivedFen, behind: 0n, word: '' },
    {
      name: '分配',
      reached: totals.allocatedFen,
      behind: totals.receivedFen - totals.allocatedFen,
      word: '未分配',
    },
    {
      name: '拨付',
      reached: totals.disbursedFen,
      behind: totals.allocatedFen - totals.disbursedFen,
      word: '未拨付',
    },
    { name: '支出', reached: spent, behind: totals.disbursedFen - spent, word: '未支出' },
  ]
  chart(page, {
    caption: '图1　资金到了哪里（万元）',
    height: 128,
    option: stageBars(
      steps.map((step) => step.name),
      {
        name: '已到本环节',
        colour: colours.dark,
        bars: steps.map((step) => ({ value: wan(step.reached), label: formatWan(step.reached) })),
      },
      {
        name: '停在上一环节',
        colour: colours.middle,
        bars: steps.map((step) => ({
          value: Math.max(0, wan(step.behind)),
          label: step.word === '' ? '' : `${step.word} ${formatWan(step.behind)}`,
        })),
      },
    ),
    note: `支出＝发放＋使用。数据查询：${data.queryUrl}`,
  })
}

function months(page: Page, data: FundFlowData): void {
  chart(page, {
    caption: '图2　每月发放和使用（万元）',
    height: 124,
    option: columns(
      data.byMonth.map((one) => `${Number(one.month.slice(5))}月`),
      [
        {
          name: '发放',
          colour: colours.dark,
          bars: data.byMonth.map((one) => ({ value: wan(one.paidFen), label: '' })),
        },
        {
          name: '使用',
          colour: colours.middle,
          bars: data.byMonth.map((one) => ({
            value: wan(one.spentFen),
            label: formatWan(one.paidFen + one.spentFen),
          })),
        },
      ],
    ),
    note: `柱上数字为当月发放与使用之和。数据查询：${data.queryUrl}`,
  })
}

/** How much came, how far it got, and when it was spent. */
export function firstPage(page: Page, data: FundFlowData): void {
  const { totals } = data
  title(page, [`${data.districtName}${data.year}年`, '困难群众救助补助资金收支流向表'])
  subtitle(page, `数据截至${chineseDate(data.asOf)}`)
  figures(page, [
    {
      label: '到位资金',
      value: formatWan(totals.receivedFen),
      remark: `万元，${data.documents.length} 份文件`,
    },
    { label: '拨付', value: formatWan(totals.disbursedFen), remark: '万元' },
    { label: '结余', value: formatWan(totals.balanceFen), remark: '万元' },
    { label: '执行率', value: formatPercent(totals.executionRateBps), remark: '支出÷分配' },
  ])
  paragraph(
    page,
    `${data.year}年到位资金${formatWan(totals.receivedFen)}万元；` +
      `已分配${formatWan(totals.allocatedFen)}万元，已拨付${formatWan(totals.disbursedFen)}万元，` +
      `发放到人${formatWan(totals.paidFen)}万元，凭票使用${formatWan(totals.spentFen)}万元，` +
      `银行退汇尚未补发${formatWan(totals.returnedFen)}万元。`,
  )
  stages(page, data)
  months(page, data)
}
