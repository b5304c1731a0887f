import type { Db } from '../../platform/db/database.ts'
import { kindNames } from './exceptions/words.ts'
import { passNames } from './matchers/index.ts'
import { exceptionCounts, matchesByPass, monthEndOf, threeSidesOf } from './queries.ts'
import { type MonthReport, monthReport } from './schemas.ts'

const kind = monthReport.shape.exceptions.element.shape.kind

/** Where a month stands: what is matched how, what waits, and the three sides. */
export async function monthReportOf(
  db: Db,
  districtCode: string,
  month: string,
): Promise<MonthReport> {
  const matches = await matchesByPass(db, districtCode, month)
  const counts = await exceptionCounts(db, districtCode, month)
  return {
    month,
    ...(await monthEndOf(db, districtCode, month)),
    matches: matches.map((one) => ({ ...one, name: passNames[one.pass] ?? one.pass })),
    exceptions: counts.map((one) => {
      const known = kind.parse(one.kind)
      return { ...one, kind: known, name: kindNames[known] }
    }),
    threeSides: await threeSidesOf(db, districtCode, month),
  }
}
