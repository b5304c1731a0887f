import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { scheduleOf } from './batch.ts'
import { monthText } from './calendar.ts'
import { disbursementsOf } from './disbursements.ts'
import { writeFinanceTable } from './finance-file.ts'
import { writeFindings } from './finding-file.ts'
import {
  writeAllocations,
  writeAppropriations,
  writeDisbursements,
  writeExpenditures,
} from './fund-files.ts'
import { fundsFor, nameDocuments } from './funds.ts'
import { writeIndicators } from './indicator-file.ts'
import { noteLateBatches, noteVouchers, totalsOf } from './notes.ts'
import { type District, writeBankReturn, writeRoster } from './payment-files.ts'
import { writeEligibility, writeRegister } from './people-files.ts'
import { makePlan } from './plan.ts'
import { countOf, plantSpecials } from './plants.ts'
import { writeReadme } from './readme.ts'
import { noteSerials, statementLines } from './statement.ts'
import { type Books, entriesOf } from './statement-entries.ts'
import { writeStatement } from './statement-file.ts'
import { emptyTally, type Tally } from './tally.ts'
import {
  type Discrepancy,
  type FinanceDifference,
  type Misuse,
  misuseEntries,
  type Truth,
} from './truth.ts'

export { importOrder } from './import-order.ts'
export { type Discrepancy, plantedRules, type Truth } from './truth.ts'

export interface GenerateOptions {
  /** 0 to 2^32 - 1. The same seed gives the same bytes. */
  seed: number
  /** People on monthly categories, 100 to 5,000,000. */
  people: number
  /** Months of 2023 from January on, 1 to 12. */
  months: number
  /** The folder; made where it is missing. */
  out: string
  onProgress?: (done: { file: string }) => void
}

/** Writes the files of a synthetic district, and what was planted in them as truth.json. */
export async function generateDistrict(options: GenerateOptions): Promise<Truth> {
  const { out, onProgress } = options
  const plan = makePlan(options)
  await mkdir(out, { recursive: true })
  const write = async (file: string, writing: (target: string) => Promise<void>) => {
    await writing(path.join(out, file))
    onProgress?.({ file })
  }
  const { specials, planted } = plantSpecials(plan)
  const schedule = scheduleOf(plan, countOf(plan, 'retention.late_month'))
  const district = { plan, specials, schedule }

  await write('04-eligibility.csv', (target) => writeEligibility(target, district))
  await write('05-register.csv', (target) => writeRegister(target, district))
  const tally = await writePayments(district, write)
  noteLateBatches(district, tally, planted)
  noteVouchers(plan, planted)

  const disbursements = disbursementsOf(plan, tally, planted)
  const funds = fundsFor(plan, disbursements, planted)
  nameDocuments(plan, disbursements, funds)
  await write('01-appropriations.csv', (to) => writeAppropriations(to, funds.appropriations))
  await write('02-allocations.csv', (to) => writeAllocations(to, funds.allocations))
  await write('03-disbursements.csv', (to) => writeDisbursements(to, disbursements))

  const acrossMonthEnd = schedule.acrossMonthEnd?.replace(/^YX/, 'BF') ?? null
  const { appropriations } = funds
  const books = { plan, appropriations, disbursements, batches: tally.batches, acrossMonthEnd }
  const found = await writeStatements(books, write)
  await write('09-expenditures.csv', (target) => writeExpenditures(target, plan))
  await write('10-findings.csv', (target) => writeFindings(target, plan))
  await write('11-indicator-values.csv', (target) => writeIndicators(target, plan))
  let financeDifferences: FinanceDifference[] = []
  await write('12-finance-table.csv', async (target) => {
    financeDifferences = await writeFinanceTable(target, funds.allocations)
  })
  await write('README.txt', (target) => writeReadme(target, plan))

  const truth: Truth = {
    seed: plan.seed,
    people: plan.people,
    months: plan.months,
    totals: totalsOf(books, funds.allocations),
    misuse: misuseEntries([...planted, ...found.misuse]),
    discrepancies: found.discrepancies,
    financeDifferences,
  }
  await write('truth.json', (to) => writeFile(to, `${JSON.stringify(truth, null, 2)}\n`))
  return truth
}

type Write = (file: string, writing: (target: string) => Promise<void>) => Promise<void>

/** Rosters and bank returns month by month; each re-issues what the month before returned. */
async function writePayments(district: District, write: Write): Promise<Tally> {
  const tally = emptyTally()
  for (let month = 1; month <= district.plan.months; month += 1) {
    const { returned } = tally
    await write(monthFile('06-roster', month, 'csv'), (target) =>
      writeRoster(district, { path: target, month }, tally, returned),
    )
    await write(monthFile('07-bank-return', month, 'csv'), (target) =>
      writeBankReturn(district, { path: target, month }, returned),
    )
  }
  return tally
}

async function writeStatements(books: Books, write: Write) {
  const misuse: Misuse[] = []
  const discrepancies: Discrepancy[] = []
  let balanceFen = 0n
  for (let month = 1; month <= books.plan.months; month += 1) {
    const lines = statementLines(books.plan, month, entriesOf(books, month), balanceFen)
    balanceFen = lines.at(-1)?.balanceFen ?? balanceFen
    const found = noteSerials(lines)
    misuse.push(...found.misuse)
    discrepancies.push(...found.discrepancies)
    await write(monthFile('08-bank-statement', month, 'xlsx'), (target) =>
      writeStatement(target, books.plan, month, lines),
    )
  }
  return { misuse, discrepancies }
}

const monthFile = (prefix: string, month: number, extension: string) =>
  `${prefix}-${monthText(month)}.${extension}`
