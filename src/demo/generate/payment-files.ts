import { formatYuan } from '../../kernel/fen.ts'
import { type Batch, batchesOf, reissueOf, type Schedule } from './batch.ts'
import { lastDay, monthText } from './calendar.ts'
import { type Rows, writeCsv } from './csv-file.ts'
import { headers } from './headers.ts'
import { type Line, linesOf, reissuedLines } from './lines.ts'
import type { Plan } from './plan.ts'
import type { Specials } from './special.ts'
import { type Tally, tallied } from './tally.ts'

export interface District {
  plan: Plan
  specials: Specials
  schedule: Schedule
}

interface MonthFile {
  path: string
  month: number
}

/** The returned lines of the month before, as `Tally` keeps them. */
type Returned = Tally['returned']

export async function writeRoster(
  district: District,
  file: MonthFile,
  tally: Tally,
  returned: Returned,
): Promise<void> {
  const lines = tallied(linesOfMonth(district, file.month, returned), tally)
  await writeCsv(file.path, headers.roster, rosterRows(lines))
}

export async function writeBankReturn(
  district: District,
  file: MonthFile,
  returned: Returned,
): Promise<void> {
  const month = monthText(file.month)
  const rows = returnRows(linesOfMonth(district, file.month, returned), month)
  await writeCsv(file.path, headers.bankReturn, rows, {
    encoding: 'gb18030',
    preamble: [
      ['示例银行代发业务回盘文件（合成数据）'],
      ['代发单位：岳阳市云溪区民政局（示例）'],
      [`批次日期：${month}-01 至 ${lastDay(file.month)}`],
    ],
  })
}

function* linesOfMonth(
  { plan, specials, schedule }: District,
  month: number,
  returned: Returned,
): Generator<Line> {
  const batches = batchesOf(plan, schedule, month)
  for (const batch of batches) yield* linesOf(plan, specials, batch)
  for (const lines of returned.values()) {
    const first: Batch | undefined = lines[0]?.batch
    if (first !== undefined) yield* reissuedLines(plan, reissueOf(first), lines)
  }
}

function* rosterRows(lines: Iterable<Line>): Rows & Generator<string[]> {
  for (const { batch, person, standardFen, amountFen, note } of lines) {
    yield [
      batch.number,
      monthText(batch.month),
      batch.cell.category.name,
      batch.cell.township.code,
      person.village,
      person.headName,
      person.headIdentity,
      person.name,
      person.identity,
      person.payeeName,
      person.payeeIdentity,
      person.bank,
      person.account,
      formatYuan(standardFen),
      formatYuan(amountFen),
      note,
    ]
  }
}

function* returnRows(lines: Iterable<Line>, month: string): Rows & Generator<string[]> {
  let count = 0
  let totalFen = 0n
  for (const { batch, lineNo, person, creditedFen, failure } of lines) {
    count += 1
    totalFen += creditedFen
    yield [
      batch.number,
      String(lineNo),
      person.account,
      person.payeeName,
      formatYuan(creditedFen),
      failure === null ? '成功' : '失败',
      failure ?? '',
      batch.payDate,
      `HP${month.replace('-', '')}${String(count).padStart(8, '0')}`,
    ]
  }
  yield ['合计', `${count}笔`, '', '', formatYuan(totalFen), '', '', '', '']
}
