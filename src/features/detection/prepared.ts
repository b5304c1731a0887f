import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Rule, Scope } from './rule.ts'

/** What several rules read: one set-based query, made once into a table before they run. */
export interface Prepared {
  readonly table: string
  readonly query: (scope: Scope) => RawBuilder<unknown>
  /** What it reads itself. */
  readonly reads?: readonly Prepared[]
}

/** All that the rules read, each after what it reads itself. */
export function preparedFor(rules: readonly Pick<Rule, 'reads'>[]): Prepared[] {
  const withOwn = (one: Prepared): Prepared[] => [...(one.reads ?? []).flatMap(withOwn), one]
  return [...new Set(rules.flatMap(({ reads }) => reads.flatMap(withOwn)))]
}

/**
 * Makes what the rules read, as of the scope's day; it goes with the transaction, which there must
 * be. Tables are analysed, if not deeply, because no planner knows by itself how few rows of many
 * are left in one. Hash tables over all payments are worth the memory, as one rule runs at a time;
 * planners take them for larger than they are, and would rather sort a million lines on disk.
 */
export async function prepareFor(
  db: Db | Tx,
  rules: readonly Pick<Rule, 'reads'>[],
  scope: Scope,
): Promise<void> {
  await sql`select set_config('work_mem', '64MB', true),
    set_config('hash_mem_multiplier', '8', true),
    set_config('default_statistics_target', '10', true)`.execute(db)
  for (const { table, query } of preparedFor(rules)) {
    const name = sql.table(table)
    await sql`create temporary table ${name} on commit drop as ${query(scope)}`.execute(db)
    await sql`analyze ${name}`.execute(db)
  }
}
