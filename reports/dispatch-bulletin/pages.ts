import { formatWan } from '../../src/kernel/fen.ts'
import { chart } from '../kit/chart.ts'
import { rateBars } from '../kit/charts/rate-bars.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { heading, headingHeight, title } from '../kit/heading.ts'
import { colours, keepTogether, type Page } from '../kit/page.ts'
import { redHead } from '../kit/red-head.ts'
import { type Cell, table } from '../kit/table.ts'
import { paragraph } from '../kit/text.ts'
import { percentText } from '../money.ts'
import type { BulletinData } from './data.ts'

export const parts = {
  standing: '一、总体情况',
  townships: '二、各乡镇（街道）进度',
  supervision: '三、疑点、问题和退汇',
  materials: '四、材料报送',
  requirements: '五、下一步要求',
  annex: '附件　数据来源与核验',
} as const

export const quarterName = ({ year, quarter }: { year: number; quarter: number }): string =>
  `${year}年第${['一', '二', '三', '四'][quarter - 1] ?? quarter}季度`

const style = { size: 14, pitch: 24 } as const

/** The red head of a bulletin, its title, and how things stand. */
export function firstPage(page: Page, data: BulletinData): void {
  redHead(page, {
    name: `${data.districtName}社会救助资金工作调度通报`,
    number: `${data.year}年第${data.number}期`,
    issuer: data.bureauName,
    date: data.issuedOn === null ? '（送审稿）' : chineseDate(data.issuedOn),
  })
  title(page, [`关于${quarterName(data)}`, '困难群众救助资金工作调度情况的通报'])
  contents(page, Object.values(parts))
  heading(page, parts.standing)
  const { district } = data
  figures(page, [
    {
      label: '累计执行率',
      value: percentText(district.executionRate),
      remark: `支出 ${formatWan(district.used)} 万元`,
    },
    { label: '本季度支出', value: formatWan(district.usedInQuarter), remark: '万元' },
    {
      label: '按时发放率',
      value: percentText(district.inTimeRate),
      remark: `${district.batchesInTime}／${district.batchesDue} 批`,
    },
    {
      label: '超期未整改',
      value: String(district.findingsOverdue),
      remark: '个',
      colour: district.findingsOverdue > 0 ? colours.bad : colours.dark,
    },
  ])
  paragraph(
    page,
    `截至${chineseDate(data.asOf)}，全年可用资金${formatWan(district.given)}万元，` +
      `累计支出${formatWan(district.used)}万元，其中本季度${formatWan(district.usedInQuarter)}万元。` +
      `应发${district.batchesDue}批，按时发放${district.batchesInTime}批；` +
      `退汇未补发${district.returnedOpen}笔、${formatWan(district.returnedOpenAmount)}万元；` +
      `未处理疑点${district.alertsOpen}条，未整改问题${district.findingsOpen}个，本季度整改${district.findingsClosed}个。`,
    style,
  )
  written(page, data.summary)
}

/** What people wrote, a paragraph a line. */
function written(page: Page, text: string): void {
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line !== '') paragraph(page, line, style)
  }
}

const mostBars = 20

/** Execution and payment in time, drawn and in figures, the best first. */
export function townships(page: Page, data: BulletinData): void {
  const rows = data.townships
  table(page, {
    heading: parts.townships,
    caption: '表1　资金支出和按时发放',
    unit: '单位：万元、批',
    columns: [
      { title: '名次', share: 9, align: 'center' },
      { title: '乡镇（街道）', share: 24 },
      ...['可用资金', '累计支出', '本季支出', '执行率', '应发', '按时', '按时率'].map((name) => ({
        title: name,
        share: 15,
        align: 'right' as const,
      })),
    ],
    rows: rows.map((row) => ({
      cells: [
        String(row.rank),
        row.name,
        formatWan(row.given),
        formatWan(row.used),
        formatWan(row.usedInQuarter),
        percentText(row.executionRate),
        String(row.batchesDue),
        String(row.batchesInTime),
        percentText(row.inTimeRate),
      ],
    })),
    note: `按执行率排名。数据查询：${data.queryUrl}`,
  })
  const shown = rows.slice(0, mostBars)
  const bars = (pick: (row: BulletinData['townships'][number]) => string | null) =>
    shown.map((row) => ({ value: Number(pick(row) ?? 0), label: percentText(pick(row)) }))
  chart(page, {
    caption: '图1　执行率和按时发放率',
    height: 34 + 22 * shown.length,
    alt: shown.map((row) => `${row.name}执行率${percentText(row.executionRate)}`).join('；'),
    draw: (on, frame) =>
      rateBars(on, frame, {
        names: shown.map(({ name }) => name),
        series: [
          { name: '执行率', colour: colours.dark, bars: bars((row) => row.executionRate) },
          { name: '按时发放率', colour: colours.light, bars: bars((row) => row.inTimeRate) },
        ],
      }),
    note: '没有应发批次或可用资金的记“—”。',
  })
}

/** What is open where. */
export function supervision(page: Page, data: BulletinData): void {
  const red = (count: number): Cell =>
    count === 0 ? '0' : { text: String(count), colour: colours.bad }
  const cells = (name: string, row: BulletinData['district']): Cell[] => [
    name,
    String(row.alertsOpen),
    String(row.findingsOpen),
    red(row.findingsOverdue),
    String(row.findingsClosed),
    formatWan(row.amountOpen),
    String(row.returnedOpen),
    formatWan(row.returnedOpenAmount),
  ]
  table(page, {
    heading: parts.supervision,
    caption: '表2　疑点、问题和退汇',
    unit: '单位：条、个、笔、万元',
    columns: [
      { title: '乡镇（街道）', share: 24 },
      ...[
        '未处理\n疑点',
        '未整改',
        '其中超期',
        '本季整改',
        '未整改\n金额',
        '退汇未补',
        '退汇金额',
      ].map((name) => ({ title: name, share: 15, align: 'right' as const })),
    ],
    rows: [
      ...data.townships.map((row) => ({ cells: cells(row.name, row) })),
      {
        kind: 'total',
        cells: cells('全区合计'.replace('区', data.districtName.slice(-1)), data.district),
      },
    ],
    note: `合计含未落到乡镇（街道）的事项。数据查询：${data.queryUrl}`,
  })
}

const stateNames: Readonly<Record<string, string>> = {
  submitted: '已报送',
  accepted: '已验收',
  overdue: '逾期未报',
  due_soon: '待报送',
}

/** Who handed in what, and how late. */
export function materials(page: Page, data: BulletinData): void {
  table(page, {
    heading: parts.materials,
    caption: '表3　本季度应报材料',
    columns: [
      { title: '材料', share: 40 },
      { title: '乡镇（街道）', share: 22 },
      { title: '期限', share: 16, align: 'center', isWhole: true },
      { title: '状态', share: 16, align: 'center' },
      { title: '迟报天数', share: 12, align: 'right' },
    ],
    rows:
      data.materials.length === 0
        ? [{ cells: ['本季度没有应报材料', '', '', '', ''] }]
        : data.materials.map((one) => ({
            cells: [
              one.materialName,
              one.townshipName,
              one.dueOn,
              one.state === 'overdue'
                ? { text: '逾期未报', colour: colours.bad }
                : (stateNames[one.state] ?? one.state),
              one.lateDays === 0 ? '—' : String(one.lateDays),
            ],
          })),
    note: '期限遇节假日顺延到下一工作日。',
  })
}

export function requirements(page: Page, data: BulletinData): void {
  keepTogether(page, headingHeight + 3 * style.pitch)
  heading(page, parts.requirements)
  written(page, data.requirements)
}
