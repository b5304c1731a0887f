import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { type Fen, formatYuan, sumFen } from '../../kernel/fen.ts'
import { dayOf, lastDay } from './calendar.ts'
import { headers } from './headers.ts'
import { publicPayee, publicPayees } from './names.ts'
import type { Plan } from './plan.ts'
import { type StatementLine, statementCells } from './statement.ts'

/** A month of the fund account as the bank's workbook. */
export async function writeStatement(
  path: string,
  plan: Plan,
  month: number,
  lines: readonly StatementLine[],
): Promise<void> {
  const fund = publicPayee(plan.seed, '岳阳市云溪区民政局救助资金专户（示例）', publicPayees.fund)
  const rows = [
    ['户名', fund.name],
    ['账号', fund.account],
    ['期间', `${dayOf(month, 1)} 至 ${lastDay(month)}`],
    headers.bankStatement,
    ...lines.map(statementCells),
    totals(lines),
  ]
  const bytes = writeXlsxStream(rows, { name: '对账单' })
  await pipeline(Readable.from(chunksOf(bytes)), createWriteStream(path))
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield chunk
}

function totals(lines: readonly StatementLine[]): string[] {
  const sum = (of: (line: StatementLine) => Fen) => formatYuan(sumFen(lines.map(of)))
  const debit = sum(({ debitFen }) => debitFen)
  const credit = sum(({ creditFen }) => creditFen)
  return ['合计', '', debit, credit, '', '', '', '', `共${lines.length}笔`, '']
}
