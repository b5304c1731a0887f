import { type Fen, formatFen } from '../../src/kernel/fen.ts'
import { chineseDate } from '../kit/date.ts'
import type { Page } from '../kit/page.ts'
import { type Row, table } from '../kit/table.ts'
import { rateOf, type ScoredArea, type TownshipEvaluationData, wholeOf } from './data.ts'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

function indicatorRows(areas: readonly ScoredArea[], whole: string): Row[] {
  return areas.flatMap((area, index): Row[] => [
    {
      kind: 'group',
      cells: [
        `${numerals[index] ?? index + 1}、${area.name}`,
        area.weight,
        '',
        `${whole}平均 ${area.districtMean}`,
        area.score,
        `得分率 ${rateOf(area.score, area.weight).label}`,
      ],
    },
    ...area.indicators.map(
      (one): Row => ({
        cells: [
          `${one.code} ${one.name}`,
          one.weight,
          one.target,
          one.measured,
          one.score,
          one.reason === '' ? '—' : one.reason,
        ],
      }),
    ),
  ])
}

/** Every indicator with what was measured and why marks were lost. */
export function indicators(page: Page, data: TownshipEvaluationData): void {
  table(page, {
    heading: '一、指标得分',
    caption: '表1　指标得分与扣分原因',
    unit: '单位：分',
    columns: [
      { title: '方面、指标', share: 25 },
      { title: '分值', share: 7, align: 'right' },
      { title: '目标值', share: 17 },
      { title: '实际值', share: 27 },
      { title: '得分', share: 9, align: 'right' },
      { title: '扣分或调整原因', share: 26 },
    ],
    rows: [
      ...indicatorRows(data.areas, wholeOf(data)),
      { kind: 'total', cells: ['合计', data.fullMarks, '', '', data.total, data.grade] },
    ],
    note: `每项指标的取数明细和计算过程：${data.queryUrl}`,
  })
}

/** The township's money by stage. */
export function money(page: Page, data: TownshipEvaluationData): void {
  const { money } = data
  const rows: [string, Fen, string][] = [
    ['分配', money.allocatedFen, '分配到本乡镇（街道）的资金'],
    ['拨付', money.disbursedFen, '拨到发放渠道的资金'],
    ['发放', money.paidFen, '发到个人账户的资金，含补发'],
    ['使用', money.spentFen, '凭票据支付的服务和实物'],
    ['退汇', money.returnedFen, '银行退回、需要补发或上缴的资金'],
    ['追缴', money.recoveredFen, '从不符合条件的人员追回的资金'],
    ['结余', money.balanceFen, '期末尚未支出的资金'],
  ]
  table(page, {
    heading: '二、资金使用',
    caption: '表2　资金使用情况',
    unit: '单位：元',
    columns: [
      { title: '环节', share: 14, align: 'center' },
      { title: '金额', share: 24, align: 'right' },
      { title: '说明', share: 60 },
    ],
    rows: rows.map(([name, amount, remark]) => ({ cells: [name, formatFen(amount), remark] })),
    note: `数据截至${chineseDate(data.asOf)}。\n明细查询：${data.queryUrl}`,
  })
}

/** What the rules found, and what became of it. */
export function supervision(page: Page, data: TownshipEvaluationData): void {
  const count = data.alertsByPattern.reduce((sum, one) => sum + one.count, 0)
  const amount = data.alertsByPattern.reduce((sum, one) => sum + one.amountFen, 0n)
  table(page, {
    heading: '三、监督检查',
    caption: '表3　疑点情况',
    unit: '单位：条、元',
    columns: [
      { title: '类型', share: 40 },
      { title: '疑点数', share: 20, align: 'right' },
      { title: '涉及金额', share: 38, align: 'right' },
    ],
    rows: [
      ...data.alertsByPattern.map((one) => ({
        cells: [one.name, String(one.count), formatFen(one.amountFen)],
      })),
      { kind: 'total', cells: ['合计', String(count), formatFen(amount)] },
    ],
    note:
      `疑点是系统比对的线索，经核查确认后才成为问题。发现问题${data.openFindings + data.closedFindings}个，` +
      `已销号${data.closedFindings}个，未销号${data.openFindings}个。\n明细查询：${data.queryUrl}`,
  })
}

/** The township among the others. */
export function ranking(page: Page, data: TownshipEvaluationData): void {
  table(page, {
    heading: `四、${wholeOf(data)}排名`,
    caption: '表4　各乡镇（街道）得分和排名',
    unit: '单位：分',
    columns: [
      { title: '名次', share: 14, align: 'center' },
      { title: '乡镇（街道）', share: 44 },
      { title: '得分', share: 22, align: 'right' },
      { title: '等次', share: 20, align: 'center' },
    ],
    rows: data.peers.map((peer): Row => {
      const cells = [String(peer.rank), peer.townshipName, peer.total, peer.grade]
      return peer.townshipName === data.townshipName ? { kind: 'total', cells } : { cells }
    }),
    note: `得分相同的名次相同；底色行为本乡镇（街道）。\n数据查询：${data.queryUrl}`,
  })
}
