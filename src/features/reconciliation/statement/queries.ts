import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type BalanceStatement, balanceStatementOf } from './balance-statement.ts'
import { frozenStatement } from './schemas.ts'

export interface StatementOfMonth extends BalanceStatement {
  /** When the figures were frozen; null while they are those of now. */
  frozenAt: Date | null
}

/** A month's balance statement: as it was frozen, or, before that, as it stands. */
export async function statementOf(
  db: Db | Tx,
  districtCode: string,
  month: string,
): Promise<StatementOfMonth> {
  const frozen = await db
    .selectFrom('reconciliation_statement')
    .select(['content', 'frozen_at'])
    .where('district_code', '=', districtCode)
    .where('month', '=', month)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (frozen === undefined) {
    return { ...(await balanceStatementOf(db, districtCode, month)), frozenAt: null }
  }
  return { ...frozenStatement.parse(frozen.content), frozenAt: frozen.frozen_at }
}
