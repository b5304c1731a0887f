import { type Fen, formatFen } from '../../src/kernel/fen.ts'
import { capNote, gradeText } from '../grades.ts'
import { chineseDate } from '../kit/date.ts'
import type { Row, Table } from '../kit/table.ts'
import { placedIn, placedOut } from '../money.ts'
import {
  rateOf,
  type ScoredArea,
  statementUrl,
  type TownshipEvaluationData,
  wholeOf,
} from './data.ts'
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
export function indicatorTable(data: TownshipEvaluationData): Table {
  return {
    heading: partsOf(data).indicators,
    caption: '表1　指标得分与扣分原因',
    unit: '单位：分',
    size: 7.5,
    columns: [
      { title: '方面、指标', share: 24 },
      { title: '分值', share: 8, align: 'right' },
      { title: '目标值', share: 15 },
      { title: '实际值', share: 26 },
      { title: '得分', share: 9, align: 'right' },
      { title: '扣分或调整原因', share: 31 },
    ],
    rows: [
      ...indicatorRows(data.areas, wholeOf(data)),
      { kind: 'total', cells: ['合计', data.fullMarks, '', '', data.total, data.grade] },
    ],
    note: `每项指标的取数明细和计算过程：${data.queryUrl}`,
  }
}

/** Has no row in a year without it. */
const rare = ['上年结转', '上缴', '结转下年']

/** The township's money by stage; its rows add up. */
export function moneyTable(data: TownshipEvaluationData): Table {
  const { money } = data
  const rows: [string, Fen, string][] = [
    ['上年结转', placedIn(money), '上年分配、拨付后未支出，转到本年的资金'],
    ['分配', money.allocatedFen, '分配到本乡镇（街道）的资金，含调剂'],
    ['拨付', money.disbursedFen, '拨到发放渠道的资金'],
    ['发放', money.paidFen, '发到个人账户的资金，含补发，不含退汇'],
    ['使用', money.spentFen, '凭票据支付的服务和实物'],
    ['退汇', money.returnedFen, '银行退回、尚未补发或上缴的资金，含在结余内'],
    ['追缴', money.recoveredFen, '从不符合条件的人员追回的资金'],
    ['上缴', money.remittedFen, '退汇和追缴的资金上缴财政'],
    ['结余', money.balanceFen, '期末尚未支出的资金'],
    ['结转下年', placedOut(money), '未支出、转到下年的资金'],
  ]
  return {
    heading: partsOf(data).money,
    caption: '表2　资金使用情况',
    unit: '单位：元',
    columns: [
      { title: '环节', share: 14, align: 'center' },
      { title: '金额', share: 24, align: 'right' },
      { title: '说明', share: 60 },
    ],
    rows: rows
      .filter(([name, amount]) => amount !== 0n || !rare.includes(name))
      .map(([name, amount, remark]) => ({ cells: [name, formatFen(amount), remark] })),
    note: `数据截至${chineseDate(data.asOf)}。明细查询：${statementUrl(data)}`,
  }
}

/** The township among the others. */
export function rankingTable(data: TownshipEvaluationData): Table {
  const isWhole = data.peers.length === data.rankOf
  return {
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
      const cells = [String(peer.rank), peer.name, peer.total, gradeText(peer)]
      return peer.name === data.townshipName ? { kind: 'total', cells } : { cells }
    }),
    note:
      capNote(data.peers) +
      `得分相同的名次相同；底色行为本乡镇（街道）。${isWhole ? '' : '只列前三名和相邻的乡镇（街道）。'}` +
      `数据查询：${data.queryUrl}/ranking`,
  }
}
