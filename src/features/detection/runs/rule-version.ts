import { createHash } from 'node:crypto'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Rule } from '../rule.ts'

/**
 * What a rule asks, as a short hash of its query's text: it changes when the rule does, and not
 * with its parameters, the district or the day.
 */
export function ruleVersion(db: Db | Tx, rule: Rule, params: unknown): string {
  const query = rule.detect({ districtCode: '', asOf: '2000-01-01', params }).compile(db)
  return createHash('sha256').update(query.sql).digest('hex').slice(0, 12)
}
