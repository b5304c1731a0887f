import { formatFen } from '../../src/kernel/fen.ts'
import { colours } from '../kit/page.ts'
import type { Table } from '../kit/table.ts'
import type { TownshipEvaluationData } from './data.ts'
import { partsOf } from './first-page.ts'

/** What the rules found. */
export function alertTable(data: TownshipEvaluationData): Table {
  const count = data.alertsByPattern.reduce((sum, one) => sum + one.count, 0)
  return {
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
      { kind: 'total', cells: ['合计', String(count), formatFen(data.alertsFen)] },
    ],
    note: '疑点是系统比对的线索，经核查确认后才成为问题。同一笔资金涉及几类的，合计只计一次。',
  }
}

const mostFindings = 8

/** The findings that are not yet put right, then the latest of the others. */
export function findingTable(data: TownshipEvaluationData): Table {
  const order = data.findings.toSorted(
    (a, b) => Number(a.isDone) - Number(b.isDone) || b.foundOn.localeCompare(a.foundOn),
  )
  const shown = order.slice(0, mostFindings)
  const rest = order.length - shown.length
  return {
    caption: '表4　问题整改情况',
    unit: '单位：元',
    size: 8,
    columns: [
      { title: '编号', share: 20, isWhole: true },
      { title: '类型', share: 11, align: 'center' },
      { title: '问题', share: 42 },
      { title: '涉及金额', share: 17, align: 'right' },
      { title: '未整改', share: 17, align: 'right' },
      { title: '期限', share: 15, align: 'center', isWhole: true },
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
      `数据查询：/api/findings?asOf=${data.asOf}&townshipCode=${data.townshipCode}`,
  }
}

const longest = 60

const shortText = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest)}…`
