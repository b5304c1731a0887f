import { formatWan } from '../../src/kernel/fen.ts'
import { dwellColumns, monthColumns, stageBars } from '../charts.ts'
import { capNote, gradeText } from '../grades.ts'
import { chart, charts, fittingHeight } from '../kit/chart.ts'
import { colours, type Page } from '../kit/page.ts'
import { type Cell, type Row, table } from '../kit/table.ts'
import { percentText, placedIn, placedOut } from '../money.ts'
import { type DistrictSummaryData, isLong } from './data.ts'
import { parts } from './first-page.ts'

const grounds = ['#f8e3df', '#fbf1e3', '#ffffff', '#e6f0ea', '#cfe3d7'] as const

/** A score on a ground that says how it stands to its full marks; the figure is what counts. */
function scoreCell(score: string, weight: string): Cell {
  const rate = Number(weight) === 0 ? 1 : Number(score) / Number(weight)
  const at = [0.6, 0.75, 0.85, 0.95].filter((limit) => rate >= limit).length
  return { text: score, ground: grounds[at] ?? '#ffffff' }
}

function change(rank: number, previous: number | null): Cell {
  if (previous === null || previous === rank) return previous === null ? '—' : '持平'
  return previous > rank
    ? { text: `↑${previous - rank}`, colour: colours.good }
    : { text: `↓${rank - previous}`, colour: colours.bad }
}

/** As many rows as the four pages have room for: of a long ranking its head and its foot. */
const mostRanked = 24
/** With more townships than a few only those that spent least of their money are shown with it. */
const mostLowest = 8

function rankedToShow({ ranking }: DistrictSummaryData): DistrictSummaryData['ranking'] {
  if (ranking.length <= mostRanked) return ranking
  return [...ranking.slice(0, mostRanked / 2), ...ranking.slice(-mostRanked / 2)]
}

/** Who stands where, in each area and against the last time. */
export function ranking(page: Page, data: DistrictSummaryData): void {
  const { areas } = data
  const weights = areas.map(({ weight }) => weight)
  const tight = data.tightest
    .map(({ name, weight, low, high }) => `${name}（现${weight}，${low}至${high}之间不变）`)
    .join('、')
  table(page, {
    heading: parts.ranking,
    caption: '表1　得分和排名',
    unit: '单位：分',
    size: 7.5,
    columns: [
      { title: '名次', share: 9, align: 'center' },
      { title: '乡镇（街道）', share: 20 },
      ...areas.map(({ name, weight }) => ({
        title: `${name}\n${weight}`,
        share: 17,
        align: 'right' as const,
      })),
      { title: '总分', share: 12, align: 'right' },
      { title: '等次', share: 12, align: 'center', isWhole: true },
      { title: '较上次', share: 13, align: 'center' },
    ],
    rows: [
      ...rankedToShow(data).map(
        (one): Row => ({
          cells: [
            String(one.rank),
            one.name,
            ...one.scores.map((score, at) => scoreCell(score, weights[at] ?? '0')),
            one.total,
            gradeText(one),
            change(one.rank, one.previousRank),
          ],
        }),
      ),
      {
        kind: 'total',
        cells: ['', '平均', ...areas.map((one) => one.districtMean), data.districtMean, '', ''],
      },
    ],
    note:
      (data.ranking.length > mostRanked
        ? `只列前、后各${mostRanked / 2}名，全部排名见表格文件。`
        : '') +
      capNote(rankedToShow(data)) +
      `得分相同的名次相同。底色由深红到深绿为得分率60%、75%、85%、95%分档。` +
      (tight === '' ? '' : `排名对权重最敏感的是${tight}。`) +
      `数据查询：${data.queryUrl}`,
  })
}

/** The money by township, in the course of the year, and how long what is left has waited. */
export function money(page: Page, data: DistrictSummaryData): void {
  const { total } = data
  const byTownship = isLong(data) ? lowest(data.byTownship) : data.byTownship
  const titles = ['上年结转', '分配', '拨付', '支出', '退汇', '结余', '结转下年', '执行率']
  const cells = (row: DistrictSummaryData['total']) => [
    row.name,
    formatWan(placedIn(row)),
    formatWan(row.allocatedFen),
    formatWan(row.disbursedFen),
    formatWan(row.paidFen + row.spentFen),
    formatWan(row.returnedFen),
    formatWan(row.balanceFen),
    formatWan(placedOut(row)),
    percentText(row.executionRate),
  ]
  table(page, {
    heading: parts.money,
    caption: isLong(data) ? '表2　执行率最低的乡镇（街道）' : '表2　各乡镇（街道）资金使用',
    unit: '单位：万元',
    columns: [
      { title: '乡镇（街道）', share: 24 },
      ...titles.map((title) => ({
        title,
        share: 14,
        align: 'right' as const,
      })),
    ],
    rows: [
      ...byTownship.map((row) => ({ cells: cells(row) })),
      { kind: 'total', cells: cells(total) },
    ],
    note:
      '支出＝发放＋使用；退汇含在结余内；执行率＝支出÷可用指标；上年结转＋分配＋追缴－上缴＝支出＋结余＋结转下年。' +
      (isLong(data) ? '合计为全部乡镇（街道），逐个见资金收支流向表。' : '') +
      `数据查询：/api/statements?year=${data.year}&asOf=${data.asOf}&by=township`,
  })
  if (!isLong(data)) stages(page, byTownship)
  charts(page, {
    height: 112,
    row: [
      {
        caption: `图${isLong(data) ? 2 : 3}　每月发放和使用（万元）`,
        alt: '每月发放和使用的金额',
        draw: monthColumns(data.byMonth),
      },
      {
        caption: `图${isLong(data) ? 3 : 4}　未支出资金停留天数（万元）`,
        alt: '未支出资金按停留天数和所处环节的金额',
        draw: dwellColumns(data.dwell),
      },
    ],
    note: `停留天数按先进先出从到达本环节之日算起。数据查询：/api/dwell?asOf=${data.asOf}&year=${data.year}`,
  })
}

function lowest(rows: DistrictSummaryData['byTownship']): DistrictSummaryData['byTownship'] {
  const rateOf = ({ executionRate }: (typeof rows)[number]) => Number(executionRate ?? 100)
  return rows.toSorted((a, b) => rateOf(a) - rateOf(b)).slice(0, mostLowest)
}

function stages(page: Page, rows: DistrictSummaryData['byTownship']): void {
  const note = '条后数字为支出与结余之和。'
  const [usual, least] = [22 + 18 * rows.length, 22 + 13 * rows.length]
  chart(page, {
    caption: '图2　各乡镇（街道）资金到了哪一步（万元）',
    height: fittingHeight(page, { usual, least, note }),
    alt: rows
      .map((row) => `${row.name}支出${formatWan(row.paidFen + row.spentFen)}万元`)
      .join('；'),
    draw: stageBars(rows),
    note,
  })
}
