import { type RawBuilder, sql } from 'kysely'
import { caseOf, noCases } from './cases.ts'
import type { Measured } from './indicator.ts'

/** Counts findings by township, zero where there is none; `findings` has also a column `says`. */
export function countFindings(
  districtCode: string,
  findings: RawBuilder<unknown>,
): RawBuilder<Measured> {
  return sql`
    select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      ${noCases} as cases
    from township where district_code = ${districtCode}
    union all
    select township_code, part, count(*), 0,
      jsonb_agg(${caseOf('finding', sql`number`, sql`says`)})
    from (${findings}) finding
    group by township_code, part`
}
