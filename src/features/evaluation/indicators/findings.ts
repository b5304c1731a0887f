import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { patternNames } from '../../detection/index.ts'
import { asItStood, overdue } from '../../findings/index.ts'
import type { Scope } from './indicator.ts'

const patternWords = sql.join(
  Object.entries(patternNames).map(
    ([pattern, name]) => sql`when ${sql.lit(pattern)} then ${sql.lit(name)}`,
  ),
  sql` `,
)

/**
 * The findings found by the end of the day, each as it stood then: amount and deadline, whether it
 * was done or overdue, when its rectification was last handed in, and how much was put right.
 */
export function findingsKnown({ districtCode, asOf }: Omit<Scope, 'year'>): RawBuilder<unknown> {
  const late = overdue({
    isDone: sql`done.yes`,
    dueOn: sql`said.due_on`,
    state: sql`stood.state`,
    handedInOn: sql`stood.handed_in_on`,
    asOf,
  })
  return sql`
    select finding.township_code, finding.number, finding.pattern, finding.found_on,
      said.amount_fen, said.due_on,
      case finding.pattern ${patternWords} else '其他' end as part,
      done.yes as is_done, ${late} as is_overdue, stood.handed_in_on, put_right.rectified_fen
    from finding
    ${asItStood(asOf)}
    where finding.district_code = ${districtCode} and finding.found_on <= ${asOf}::date`
}

/** Keeps those of townships in the table `measured_finding`, once for all indicators of a run. */
export async function measureFindings(tx: Tx, scope: Omit<Scope, 'year'>): Promise<void> {
  await sql`drop table if exists measured_finding`.execute(tx)
  await sql`
    create temporary table measured_finding on commit drop as
    select * from (${findingsKnown(scope)}) known where township_code is not null`.execute(tx)
  await sql`analyze measured_finding`.execute(tx)
}

/** Rows of `measured_finding`: whether they were found in the year. */
export const foundIn = (year: number): RawBuilder<unknown> =>
  sql`found_on >= make_date(${year}::int, 1, 1)`

export const findingsOf = (year: number): RawBuilder<unknown> =>
  sql`select * from measured_finding where ${foundIn(year)}`
