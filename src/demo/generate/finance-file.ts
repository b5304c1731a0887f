import { type Fen, formatYuan } from '../../kernel/fen.ts'
import { monthOf } from '../../kernel/month.ts'
import { writeCsv } from './csv-file.ts'
import type { Allocation } from './funds.ts'
import type { FinanceDifference } from './truth.ts'

interface Line {
  month: string
  document: string
  category: string
  amountFen: Fen
}

const misreadFen = 1_000n

/**
 * 财政对账表: the finance bureau's months, with two lines that do not agree with the books, where
 * there are as many: one came to another document, one was misread.
 */
export async function writeFinanceTable(
  path: string,
  allocations: readonly Allocation[],
): Promise<FinanceDifference[]> {
  const lines = linesOf(allocations)
  const [unknown, misread] = lines
  const differences: FinanceDifference[] = []
  if (unknown !== undefined && misread !== undefined) {
    const { month, category } = unknown
    const document = unknown.document.replace(/(\d+)号$/, '9$1号')
    differences.push({ month, category, document, reason: 'document_unknown' })
    differences.push({ month, category, document: unknown.document, reason: 'other_document' })
    unknown.document = document
    misread.amountFen += misreadFen
    differences.push({
      month: misread.month,
      category: misread.category,
      document: misread.document,
      reason: 'unexplained',
    })
  }
  await writeCsv(
    path,
    ['月份', '文号', '救助类别', '金额'],
    lines.map((line) => [line.month, line.document, line.category, formatYuan(line.amountFen)]),
  )
  return differences
}

function linesOf(allocations: readonly Allocation[]): Line[] {
  const sums = new Map<string, Line>()
  for (const { document, category, amountFen } of allocations) {
    const month = monthOf(document.allocatedOn)
    const key = `${month}/${document.number}/${category}`
    const line = sums.get(key) ?? { month, document: document.number, category, amountFen: 0n }
    line.amountFen += amountFen
    sums.set(key, line)
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
}
