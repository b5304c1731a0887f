import {
  entryNames,
  exceptionStateName,
  monthReportOf,
  type StatementOfMonth,
  statementOf,
} from '../../src/features/reconciliation/index.ts'
import type { MonthReport } from '../../src/features/reconciliation/schemas.ts'
import { categoriesOf, districtOf } from '../../src/features/reference/index.ts'
import { maskLongNumbers, maskName } from '../../src/kernel/mask.ts'
import { todayOf } from '../../src/platform/clock.ts'
import type { Db } from '../../src/platform/db/database.ts'
import type { Viewer } from '../report.ts'
import type { ReconciliationData } from './data.ts'

/** A month's balance statement with what was matched and what waits. */
export async function loadReconciliation(
  db: Db,
  { districtCode }: Viewer,
  { month }: { month: string },
): Promise<ReconciliationData> {
  const statement = await statementOf(db, districtCode, month)
  const report = await monthReportOf(db, districtCode, month)
  const district = await districtOf(db, districtCode)
  const categories = await categoriesOf(db, districtCode)
  const sides = Map.groupBy(report.threeSides, ({ categoryCode }) => categoryCode)
  return {
    ...balances(statement),
    statementLines: report.statementLines,
    matchedLines: report.matchedLines,
    matches: report.matches.map(({ name, matches }) => ({ name, count: matches })),
    exceptions: report.exceptions.map(({ name, count, amount }) => ({
      name,
      count,
      amountFen: amount,
    })),
    threeSides: categories.flatMap(({ code, name }) => {
      const rows = sides.get(code)
      if (rows === undefined) return []
      const sum = (pick: (row: MonthReport['threeSides'][number]) => bigint) =>
        rows.reduce((total, row) => total + pick(row), 0n)
      return {
        name,
        approvedFen: sum((row) => row.approved),
        ledgerFen: sum((row) => row.ledger),
        bankFen: sum((row) => row.bank),
        returnedFen: sum((row) => row.returned),
        differenceFen: sum((row) => row.difference),
      }
    }),
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf: statement.asOf,
    issuedOn: null,
    queryUrl: `/api/reconciliation-statements/${month}`,
    generatedFrom: `sha256:${statement.contentHash.slice(0, 16)}`,
    issue: null,
  }
}

function balances(statement: StatementOfMonth) {
  return {
    month: statement.month,
    bankFen: statement.bankBalance,
    booksFen: statement.bookBalance,
    receivedNotAtBankFen: statement.receivedNotAtBank,
    paidNotAtBankFen: statement.paidNotAtBank,
    receivedNotInBooksFen: statement.receivedNotInBooks,
    paidNotInBooksFen: statement.paidNotInBooks,
    toleratedFen: statement.toleratedDifference,
    adjustedBankFen: statement.adjustedBank,
    adjustedBooksFen: statement.adjustedBooks,
    isBalanced: statement.isBalanced,
    frozenOn: statement.frozenAt === null ? null : frozenDay(statement.frozenAt),
    contentHash: statement.contentHash,
    accounts: statement.accounts.map(({ account, balance }) => ({ account, balanceFen: balance })),
    items: statement.items.map(({ side, reference, bookedOn, amount, about, state }) => ({
      side,
      reference,
      bookedOn,
      amountFen: amount,
      about: aboutOf(about),
      state: exceptionStateName(state),
    })),
  }
}

const person = /^[\u4e00-\u9fff·]{2,4}(?= |$)/
const organisation = /(银行|公司|信用社|合作社|财政局|民政局|医院|学校)$/

/** The kind of an entry by its Chinese name; of a bank line, whom it names, a person masked. */
function aboutOf(about: string): string {
  const known = entryNames[about]
  if (known !== undefined) return known
  return maskLongNumbers(about).replace(person, (name) =>
    organisation.test(name) ? name : maskName(name),
  )
}

const frozenDay = (moment: Date): string => todayOf({ now: () => moment })
