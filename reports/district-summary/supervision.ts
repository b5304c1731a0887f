import { formatFen } from '../../src/kernel/fen.ts'
import { progressBars } from '../finding-charts.ts'
import { chart, chartsHeight } from '../kit/chart.ts'
import { heading, headingHeight } from '../kit/heading.ts'
import { keepTogether, type Page } from '../kit/page.ts'
import { table } from '../kit/table.ts'
import { type DistrictSummaryData, isLong } from './data.ts'
import { parts } from './first-page.ts'

const mostUnits = 6

/** What the rules and people found, and how far it is put right. */
export function supervision(page: Page, data: DistrictSummaryData): void {
  const units = [...Map.groupBy(data.findings, ({ unit }) => unit)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostUnits)
  if (units.length === 0) found(page, data, { heading: parts.supervision })
  else {
    progress(page, data, units)
    found(page, data)
  }
}

function progress(
  page: Page,
  data: DistrictSummaryData,
  units: readonly (readonly [string, DistrictSummaryData['findings']])[],
): void {
  const height = 22 + 15 * units.length
  const note = `已整改为核查通过或销号；超期为到期仍未报送。截至${data.asOf}。`
  keepTogether(page, headingHeight + chartsHeight(page, { height, note }))
  heading(page, parts.supervision)
  chart(page, {
    caption: `图${isLong(data) ? 4 : 5}　问题最多的责任单位的整改进度（个）`,
    height,
    alt: units.map(([name, own]) => `${name}${own.length}个`).join('；'),
    draw: progressBars(units.map(([name, own]) => ({ name, findings: own }))),
    note,
  })
}

function found(page: Page, data: DistrictSummaryData, headed: { heading?: string } = {}): void {
  const { alertsByPattern, findings } = data
  const patterns = alertsByPattern.map(({ name, count, amountFen }) => {
    const own = findings.filter(({ pattern }) => pattern === name)
    return { name, count, amountFen, own }
  })
  const fen = (list: typeof findings, pick: 'amountFen' | 'rectifiedFen') =>
    list.reduce((sum, one) => sum + one[pick], 0n)
  const cells = (name: string, count: number, amount: bigint, own: typeof findings) => [
    name,
    String(count),
    formatFen(amount),
    String(own.length),
    String(own.filter(({ isDone }) => isDone).length),
    formatFen(fen(own, 'amountFen')),
    formatFen(fen(own, 'rectifiedFen')),
  ]
  const other = findings.filter(({ pattern }) => !patterns.some(({ name }) => name === pattern))
  table(page, {
    ...headed,
    caption: '表3　疑点和问题',
    unit: '单位：条、个、元',
    columns: [
      { title: '类型', share: 14 },
      { title: '疑点', share: 11, align: 'right' },
      { title: '疑点涉及', share: 22, align: 'right' },
      { title: '问题', share: 11, align: 'right' },
      { title: '已整改', share: 11, align: 'right' },
      { title: '问题涉及', share: 22, align: 'right' },
      { title: '已整改金额', share: 22, align: 'right' },
    ],
    rows: [
      ...patterns.map((one) => ({ cells: cells(one.name, one.count, one.amountFen, one.own) })),
      ...(other.length === 0 ? [] : [{ cells: cells('其他', 0, 0n, other) }]),
      {
        kind: 'total' as const,
        cells: cells(
          '合计',
          patterns.reduce((sum, one) => sum + one.count, 0),
          data.alertsFen,
          findings,
        ),
      },
    ],
    note:
      '疑点是线索，核查确认后才成为问题；一笔资金涉及几类的，合计只计一次。' +
      `数据查询：/api/alerts、/api/findings?asOf=${data.asOf}`,
  })
}
