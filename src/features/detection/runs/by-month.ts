import { type RawBuilder, sql } from 'kysely'
import { addMonths, firstDayOf, monthOf } from '../../../kernel/month.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type Params, type Period, parametersOverTime } from '../../parameters/index.ts'
import type { Detected, Rule, Scope } from '../rule.ts'

/** What a rule asks with: the last are those in force on the scope's day. */
export type Periods = readonly [Period, ...Period[]]

/**
 * The parameters that a rule has to be asked with. Where each alert is of a month, that is judged by
 * what was in force when it began, whatever has been set since.
 */
export async function periodsOf(
  db: Db | Tx,
  rule: Rule,
  scope: Scope,
  inForce: Params,
): Promise<Periods> {
  if (rule.isOfMonths) return parametersOverTime(db, rule, scope)
  return [{ validFrom: null, params: inForce }]
}

/** What a rule finds, each month with its own parameters. */
export function detectBy(rule: Rule, scope: Scope, periods: Periods): RawBuilder<Detected> {
  const [first, ...others] = periods
  if (others.length === 0) return rule.detect({ ...scope, params: first.params })
  const parts = periods.map(({ validFrom, params }, index) => {
    const next = periods[index + 1]?.validFrom ?? null
    return sql`
      select * from (${rule.detect({ ...scope, params })}) judged
      where (${firstMonth(validFrom)}::text is null or month >= ${firstMonth(validFrom)})
        and (${firstMonth(next)}::text is null or month < ${firstMonth(next)})`
  })
  return sql`${sql.join(parts, sql` union all `)}`
}

/** The first month that began under a setting. */
function firstMonth(validFrom: string | null): string | null {
  if (validFrom === null) return null
  const month = monthOf(validFrom)
  return firstDayOf(month) === validFrom ? month : addMonths(month, 1)
}
