import { formatYuan } from '../../../kernel/fen.ts'
import { type WorkbookCell, writeWorkbook } from '../../../platform/files/index.ts'
import { entryNames, exceptionStateName } from '../exceptions/words.ts'
import type { Outstanding } from './outstanding.ts'
import type { StatementOfMonth } from './queries.ts'

type Row = WorkbookCell[]

/** 银行存款余额调节表 as a workbook, in the order in which it is read on paper. */
export function statementWorkbook(statement: StatementOfMonth) {
  const titles = ['项目', '日期', '流水号或单号', '内容', '金额', '处理情况']
  return writeWorkbook({
    name: `${statement.month}余额调节表`,
    columns: titles.map((title) => ({ title })),
    rows: rowsOf(statement),
  })
}

async function* rowsOf(statement: StatementOfMonth): AsyncGenerator<Row> {
  const of = (side: Outstanding['side'], isIn: boolean) =>
    statement.items.filter((item) => item.side === side && item.amount > 0n === isIn)
  yield line('银行对账单余额', statement.bankBalance)
  yield* section('加:单位已收、银行未收', statement.receivedNotAtBank, of('books', true))
  yield* section('减:单位已付、银行未付', statement.paidNotAtBank, of('books', false))
  yield line('调节后的银行余额', statement.adjustedBank)
  yield line('单位银行存款账面余额', statement.bookBalance)
  yield* section('加:银行已收、单位未收', statement.receivedNotInBooks, of('bank', true))
  yield* section('减:银行已付、单位未付', statement.paidNotInBooks, of('bank', false))
  yield line('容差内差额', statement.toleratedDifference)
  yield line('调节后的账面余额', statement.adjustedBooks)
  yield ['校验值', '', statement.contentHash, '', statement.isBalanced ? '相符' : '不符', '']
}

function* section(title: string, sum: bigint, items: readonly Outstanding[]): Generator<Row> {
  yield line(title, sum)
  for (const { bookedOn, reference, about, amount, state } of items) {
    const done = exceptionStateName(state)
    yield ['', bookedOn, reference, entryNames[about] ?? about, money(amount), done]
  }
}

const money = (fen: bigint): WorkbookCell => ({ amount: formatYuan(fen) })
const line = (title: string, fen: bigint): Row => [title, '', '', '', money(fen), '']
