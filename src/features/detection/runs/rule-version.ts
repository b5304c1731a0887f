import { createHash } from 'node:crypto'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { preparedFor } from '../prepared.ts'
import type { Rule } from '../rule.ts'

/**
 * What a rule asks, as a short hash of its query's text and of what is prepared for it: it changes
 * when the rule does, and not with its parameters, the district or the day.
 */
export function ruleVersion(db: Db | Tx, rule: Rule, params: unknown): string {
  const scope = { districtCode: '', asOf: '2000-01-01' }
  const hash = createHash('sha256').update(rule.detect({ ...scope, params }).compile(db).sql)
  for (const { query } of preparedFor([rule])) hash.update(query(scope).compile(db).sql)
  return hash.digest('hex').slice(0, 12)
}
