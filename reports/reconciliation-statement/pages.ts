import { formatFen, sumFen } from '../../src/kernel/fen.ts'
import { monthName } from '../../src/kernel/month.ts'
import { chart } from '../kit/chart.ts'
import { rateBars } from '../kit/charts/rate-bars.ts'
import { contents } from '../kit/contents.ts'
import { chineseDate } from '../kit/date.ts'
import { figures } from '../kit/figures.ts'
import { subtitle, title } from '../kit/heading.ts'
import { colours, type Page } from '../kit/page.ts'
import { type Row, table } from '../kit/table.ts'
import type { OutstandingItem, ReconciliationData } from './data.ts'

export const parts = {
  balance: '一、余额调节',
  items: '二、未达账项',
  progress: '三、核对情况',
  annex: '附件　数据来源与核验',
} as const

/** The verdict in figures, then 余额调节表 as bookkeepers know it. */
export function firstPage(page: Page, data: ReconciliationData): void {
  title(page, [
    `${data.districtName}困难群众救助资金`,
    `${monthName(data.month)}银行存款余额调节表`,
  ])
  const state = data.frozenOn === null ? '试算，尚未冻结' : `${chineseDate(data.frozenOn)}冻结`
  subtitle(page, `截至${chineseDate(data.asOf)}　${state}`)
  const open = data.items.length
  figures(page, [
    {
      label: '调节结果',
      value: data.isBalanced ? '相符' : '不符',
      remark: data.isBalanced
        ? '两边调节后余额相等'
        : `相差 ${formatFen(data.adjustedBankFen - data.adjustedBooksFen)} 元`,
      colour: data.isBalanced ? colours.good : colours.bad,
    },
    { label: '调节后余额', value: formatFen(data.adjustedBankFen), remark: '元' },
    { label: '未达账项', value: String(open), remark: '笔' },
    {
      label: '流水已核对',
      value: `${data.matchedLines}/${data.statementLines}`,
      remark: '笔，本月对账单',
    },
  ])
  contents(page, Object.values(parts))
  balance(page, data)
}

function balance(page: Page, data: ReconciliationData): void {
  const money = formatFen
  const row = (left: string, a: bigint, right: string, b: bigint): Row => ({
    cells: [left, money(a), right, money(b)],
  })
  table(page, {
    heading: parts.balance,
    caption: '表1　银行存款余额调节表',
    unit: '单位：元',
    columns: [
      { title: '银行对账单', share: 30 },
      { title: '金额', share: 20, align: 'right' },
      { title: '单位银行存款日记账', share: 30 },
      { title: '金额', share: 20, align: 'right' },
    ],
    rows: [
      row('银行对账单余额', data.bankFen, '日记账账面余额', data.booksFen),
      row(
        '加：单位已收、银行未收',
        data.receivedNotAtBankFen,
        '加：银行已收、单位未收',
        data.receivedNotInBooksFen,
      ),
      row(
        '减：单位已付、银行未付',
        data.paidNotAtBankFen,
        '减：银行已付、单位未付',
        data.paidNotInBooksFen,
      ),
      { cells: ['', '', '容差内差额', money(data.toleratedFen)] },
      {
        kind: 'total',
        cells: [
          '调节后余额',
          money(data.adjustedBankFen),
          '调节后余额',
          money(data.adjustedBooksFen),
        ],
      },
    ],
    note:
      '减项以负数列示。' +
      (data.isBalanced ? '调节后两边余额相等。' : '调节后两边余额不等，应予核查。') +
      `数据查询：${data.queryUrl}`,
  })
  table(page, {
    caption: '表2　各账户期末余额',
    unit: '单位：元',
    columns: [
      { title: '账户', share: 60 },
      { title: '对账单期末余额', share: 40, align: 'right' },
    ],
    rows: [
      ...data.accounts.map(({ account, balanceFen }) => ({ cells: [account, money(balanceFen)] })),
      {
        kind: 'total' as const,
        cells: ['合计', money(sumFen(data.accounts.map(({ balanceFen }) => balanceFen)))],
      },
    ],
    note: '账号只显示末四位。',
  })
}

const groups = [
  ['books', true, '单位已收、银行未收'],
  ['books', false, '单位已付、银行未付'],
  ['bank', true, '银行已收、单位未收'],
  ['bank', false, '银行已付、单位未付'],
] as const

/** Every item that only one side knew, in the statement's four groups. */
export function items(page: Page, data: ReconciliationData): void {
  const rows = groups.flatMap(([side, isIn, name]): Row[] => {
    const own = data.items.filter((one) => one.side === side && one.amountFen > 0n === isIn)
    if (own.length === 0) return []
    const sum = formatFen(sumFen(own.map(({ amountFen }) => amountFen)))
    return [
      { kind: 'group', cells: [`${name}　${own.length} 笔`, '', '', sum, ''] },
      ...own.map((one) => ({ cells: itemCells(one) })),
    ]
  })
  table(page, {
    heading: parts.items,
    caption: '表3　未达账项明细',
    unit: '单位：元',
    size: 8.5,
    columns: [
      { title: '流水号或单号', share: 30 },
      { title: '日期', share: 15, align: 'center', isWhole: true },
      { title: '内容', share: 30 },
      { title: '金额', share: 20, align: 'right' },
      { title: '处理情况', share: 15, align: 'center' },
    ],
    rows: rows.length === 0 ? [{ cells: ['本月末没有未达账项', '', '', '', ''] }] : rows,
    note: `对方户名为个人的已作脱敏处理。数据查询：${data.queryUrl}`,
  })
}

const itemCells = ({ reference, bookedOn, about, amountFen, state }: OutstandingItem) => [
  reference,
  bookedOn,
  about,
  formatFen(amountFen),
  state,
]

/** What was matched by which pass, what waits, and whether rosters, books and bank agree. */
export function progress(page: Page, data: ReconciliationData): void {
  threeSides(page, data)
  const total = data.matches.reduce((sum, { count }) => sum + count, 0)
  if (total > 0) {
    chart(page, {
      caption: '图1　核对方式',
      height: 34 + 17 * data.matches.length,
      alt: data.matches.map(({ name, count }) => `${name}${count}笔`).join('；'),
      draw: (on, frame) =>
        rateBars(on, frame, {
          names: data.matches.map(({ name }) => name),
          series: [
            {
              name: '占本月核对笔数',
              colour: colours.dark,
              bars: data.matches.map(({ count }) => ({
                value: (count / total) * 100,
                label: `${count} 笔`,
              })),
            },
          ],
        }),
      note: `本月核对${total}笔。数据查询：/api/reconciliations/${data.month}`,
    })
  }
  if (data.exceptions.length === 0) return
  table(page, {
    caption: '表5　待处理和未达差异',
    unit: '单位：笔、元',
    columns: [
      { title: '种类', share: 50 },
      { title: '笔数', share: 20, align: 'right' },
      { title: '金额', share: 30, align: 'right' },
    ],
    rows: data.exceptions.map(({ name, count, amountFen }) => ({
      cells: [name, String(count), formatFen(amountFen)],
    })),
    note: `含以前月份未了结的。数据查询：/api/reconciliation-exceptions`,
  })
}

function threeSides(page: Page, data: ReconciliationData): void {
  const cells = (row: ReconciliationData['threeSides'][number]) => [
    row.name,
    formatFen(row.approvedFen),
    formatFen(row.ledgerFen),
    formatFen(row.bankFen),
    formatFen(row.returnedFen),
    row.differenceFen === 0n
      ? formatFen(0n)
      : { text: formatFen(row.differenceFen), colour: colours.bad },
  ]
  const sum = (pick: (row: ReconciliationData['threeSides'][number]) => bigint) =>
    sumFen(data.threeSides.map(pick))
  table(page, {
    heading: parts.progress,
    caption: '表4　花名册、账面和银行三方核对',
    unit: '单位：元',
    columns: [
      { title: '救助类别', share: 26 },
      ...['花名册审批', '账面发放', '银行入账', '银行退汇', '差额'].map((title) => ({
        title,
        share: 18,
        align: 'right' as const,
      })),
    ],
    rows: [
      ...data.threeSides.map((row) => ({ cells: cells(row) })),
      {
        kind: 'total' as const,
        cells: cells({
          name: '合计',
          approvedFen: sum((row) => row.approvedFen),
          ledgerFen: sum((row) => row.ledgerFen),
          bankFen: sum((row) => row.bankFen),
          returnedFen: sum((row) => row.returnedFen),
          differenceFen: sum((row) => row.differenceFen),
        }),
      },
    ],
    note: `差额＝审批－退汇－入账。数据查询：/api/reconciliations/${data.month}`,
  })
}
