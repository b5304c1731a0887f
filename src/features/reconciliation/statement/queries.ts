import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { lastClosedMonth } from '../../ledger/index.ts'
import { type BalanceStatement, balanceStatementOf } from './balance-statement.ts'
import { frozenStatement } from './schemas.ts'

export interface StatementOfMonth extends BalanceStatement {
  /** When the figures were frozen; null while they are those of now. */
  frozenAt: Date | null
  /** When others were frozen, which hold no more: they are to be frozen anew. */
  outdatedSince: Date | null
}

/**
 * A month's balance statement: as it was frozen, or as it stands where it was not or where its
 * figures have changed since. That of a closed month never changes.
 */
export async function statementOf(
  db: Db | Tx,
  districtCode: string,
  month: string,
): Promise<StatementOfMonth> {
  const frozen = await db
    .selectFrom('reconciliation_statement')
    .select(['content', 'content_hash', 'frozen_at'])
    .where('district_code', '=', districtCode)
    .where('month', '=', month)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const closedThrough = await lastClosedMonth(db, districtCode)
  const isClosed = closedThrough !== null && month <= closedThrough
  if (frozen === undefined || !isClosed) {
    const now = await balanceStatementOf(db, districtCode, month)
    if (frozen?.content_hash !== now.contentHash) {
      return { ...now, frozenAt: null, outdatedSince: frozen?.frozen_at ?? null }
    }
  }
  const { content, frozen_at: frozenAt } = frozen
  return { ...frozenStatement.parse(content), frozenAt, outdatedSince: null }
}
