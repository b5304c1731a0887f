import { type Fen, formatFen, formatWan } from '../../src/kernel/fen.ts'
import { dwellColumns, flowWaterfall, monthColumns } from '../charts.ts'
import { chart, charts } from '../kit/chart.ts'
import { chineseDate } from '../kit/date.ts'
import { colours, type Page } from '../kit/page.ts'
import { type Row, table } from '../kit/table.ts'
import { rateOf, type ScoredArea, type TownshipEvaluationData, wholeOf } from './data.ts'
import { partsOf } from './first-page.ts'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

function indicatorRows(areas: readonly ScoredArea[], whole: string): Row[] {
  return areas.flatMap((area, index): Row[] => [
    {
      kind: 'group',
      cells: [
        `${numerals[index] ?? index + 1}、${area.name}`,
        area.weight,
        `得分率 ${rateOf(area.score, area.weight).label}`,
        `${whole}平均 ${area.districtMean}`,
        area.score,
        area.previousScore === null ? '' : `上次 ${area.previousScore}`,
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
    heading: partsOf(data).indicators,
    caption: '表1　指标得分与扣分原因',
    unit: '单位：分',
    size: 8,
    columns: [
      { title: '方面、指标', share: 26 },
      { title: '分值', share: 8, align: 'right' },
      { title: '目标值', share: 19 },
      { title: '实际值', share: 27 },
      { title: '得分', share: 9, align: 'right' },
      { title: '扣分或调整原因', share: 24 },
    ],
    rows: [
      ...indicatorRows(data.areas, wholeOf(data)),
      { kind: 'total', cells: ['合计', data.fullMarks, '', '', data.total, data.grade] },
    ],
    note: `每项指标的取数明细和计算过程：${data.queryUrl}`,
  })
}

/** The township's money by stage, month by month, and how long what is left has waited. */
export function money(page: Page, data: TownshipEvaluationData): void {
  const { money } = data
  const rows: [string, Fen, string][] = [
    ['分配', money.allocatedFen, '分配到本乡镇（街道）的资金，含调剂'],
    ['拨付', money.disbursedFen, '拨到发放渠道的资金'],
    ['发放', money.paidFen, '发到个人账户的资金，含补发，不含退汇'],
    ['使用', money.spentFen, '凭票据支付的服务和实物'],
    ['退汇', money.returnedFen, '银行退回、需要补发或上缴的资金'],
    ['追缴', money.recoveredFen, '从不符合条件的人员追回的资金'],
    ['结余', money.balanceFen, '期末尚未支出的资金'],
  ]
  table(page, {
    heading: partsOf(data).money,
    caption: '表2　资金使用情况',
    unit: '单位：元',
    columns: [
      { title: '环节', share: 14, align: 'center' },
      { title: '金额', share: 24, align: 'right' },
      { title: '说明', share: 60 },
    ],
    rows: rows.map(([name, amount, remark]) => ({ cells: [name, formatFen(amount), remark] })),
    note: `数据截至${chineseDate(data.asOf)}。明细查询：/api/statements?year=${data.year}`,
  })
  charts(page, {
    height: 124,
    row: [
      {
        caption: '图2　资金流向（万元）',
        alt: `分配${formatWan(money.allocatedFen)}万元，拨付${formatWan(money.disbursedFen)}万元`,
        draw: flowWaterfall(money, 'allocated'),
      },
      {
        caption: '图3　未支出资金停留天数（万元）',
        alt: '未支出资金按停留天数和所处环节的金额',
        draw: dwellColumns(data.dwell),
      },
    ],
    note: '停留天数按先进先出从到达本环节之日算起。',
  })
  chart(page, {
    caption: '图4　每月发放和使用（万元）',
    height: 92,
    alt: '每月发放和使用的金额',
    draw: monthColumns(data.byMonth),
    note: `柱上数字为当月发放与使用之和。数据查询：/api/statements?year=${data.year}&by=month`,
  })
}

/** What the rules found, what people found, and what became of it. */
export function supervision(page: Page, data: TownshipEvaluationData): void {
  const count = data.alertsByPattern.reduce((sum, one) => sum + one.count, 0)
  const amount = data.alertsByPattern.reduce((sum, one) => sum + one.amountFen, 0n)
  table(page, {
    heading: partsOf(data).supervision,
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
    note: '疑点是系统比对的线索，经核查确认后才成为问题。',
  })
  if (data.findings.length > 0) findings(page, data)
}

const mostFindings = 12

/** The findings that are not yet put right, then the latest of the others. */
function findings(page: Page, data: TownshipEvaluationData): void {
  const order = data.findings.toSorted(
    (a, b) => Number(a.isDone) - Number(b.isDone) || b.foundOn.localeCompare(a.foundOn),
  )
  const shown = order.slice(0, mostFindings)
  const rest = order.length - shown.length
  table(page, {
    caption: '表4　问题整改情况',
    unit: '单位：元',
    size: 8,
    columns: [
      { title: '编号', share: 20 },
      { title: '类型', share: 11, align: 'center' },
      { title: '问题', share: 42 },
      { title: '涉及金额', share: 17, align: 'right' },
      { title: '未整改', share: 17, align: 'right' },
      { title: '期限', share: 15, align: 'center' },
      { title: '状态', share: 12, align: 'center' },
    ],
    rows: shown.map((one) => ({
      cells: [
        one.number,
        one.pattern,
        shortText(one.description),
        formatFen(one.amountFen),
        formatFen(one.remainingFen),
        one.dueOn,
        one.isOverdue ? { text: `${one.state}\n超期`, colour: colours.bad } : one.state,
      ],
    })),
    note:
      (rest > 0 ? `另有${rest}个问题见整改台账。` : '') +
      '数据查询：/api/findings（整改台账另发）。',
  })
}

const longest = 60

const shortText = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest)}…`

/** The township among the others. */
export function ranking(page: Page, data: TownshipEvaluationData): void {
  const isWhole = data.peers.length === data.rankOf
  table(page, {
    heading: partsOf(data).ranking,
    caption: '表5　各乡镇（街道）得分和排名',
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
    note:
      `得分相同的名次相同；底色行为本乡镇（街道）。${isWhole ? '' : '只列前三名和相邻的乡镇（街道）。'}` +
      `数据查询：${data.queryUrl}/ranking`,
  })
}
