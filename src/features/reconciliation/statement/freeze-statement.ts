import { sql } from 'kysely'
import { jsonText } from '../../../kernel/json.ts'
import { lastDayOf } from '../../../kernel/month.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type CloseCondition, lastClosedMonth } from '../../ledger/index.ts'
import { reconcile } from '../reconcile-month.ts'
import { balanceStatementOf } from './balance-statement.ts'
import { monthAlreadyClosed, statementNotReady } from './problems.ts'

/**
 * Reconciles a month once more and freezes its balance statement under its content hash. Refuses
 * with `month-already-closed` or `statement-not-ready`, with all that is in the way.
 */
export function freezeStatement(
  command: RunCommand,
  actor: Actor,
  input: { month: string; key?: string | undefined },
): Promise<{ month: string; contentHash: string }> {
  const { month, key } = input
  const { districtCode } = actor
  return command(actor, { action: 'reconciliation:freeze', key, input: { month } }, async (tx) => {
    const closed = await lastClosedMonth(tx, districtCode)
    if (closed !== null && closed >= month) throw monthAlreadyClosed(month)
    await reconcile(tx, actor, month)
    const statement = await balanceStatementOf(tx, districtCode, month)
    const reasons = await inTheWay(tx, districtCode, month, statement.isBalanced)
    if (reasons.length > 0) throw statementNotReady({ month, reasons })
    const { contentHash } = statement
    await sql`
      insert into reconciliation_statement (district_code, month, seq, bank_fen, book_fen,
        adjusted_bank_fen, adjusted_book_fen, content, content_hash, frozen_by)
      select ${districtCode}, ${month}, (select coalesce(max(seq), 0) + 1
          from reconciliation_statement where district_code = ${districtCode} and month = ${month}),
        ${statement.bankBalance}, ${statement.bookBalance}, ${statement.adjustedBank},
        ${statement.adjustedBooks}, ${jsonText(statement)}::jsonb, ${contentHash},
        ${actor.userId}`.execute(tx)
    return { subject: month, detail: { contentHash }, result: { month, contentHash } }
  })
}

/** Before a month is closed, its statement is frozen, and still what the books say. */
export const statementFrozen: CloseCondition = {
  code: 'statement-frozen',
  unmet: async (db, { districtCode, month }) => {
    if (!(await hasStatements(db, districtCode))) return null
    const frozen = await db
      .selectFrom('reconciliation_statement')
      .select('content_hash')
      .where('district_code', '=', districtCode)
      .where('month', '=', month)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (frozen === undefined) return `${month} 的余额调节表尚未冻结`
    const now = await balanceStatementOf(db, districtCode, month)
    if (now.contentHash === frozen.content_hash) return null
    return `${month} 的余额调节表冻结后账目又有变化,请重新冻结`
  },
}

async function hasStatements(db: Db | Tx, districtCode: string): Promise<boolean> {
  const any = await db
    .selectFrom('bank_statement_line')
    .select('id')
    .where('district_code', '=', districtCode)
    .limit(1)
    .executeTakeFirst()
  return any !== undefined
}

async function inTheWay(
  tx: Tx,
  districtCode: string,
  month: string,
  isBalanced: boolean,
): Promise<string[]> {
  const { rows } = await sql<{ waiting: number; expired: number }>`
    select count(*) filter (where state in ('open', 'proposed'))::int as waiting,
      count(*) filter (where state = 'carried' and expected_on <= ${lastDayOf(month)}::date)::int
        as expired
    from reconciliation_exception
    where district_code = ${districtCode} and month <= ${month}`.execute(tx)
  const { waiting = 0, expired = 0 } = rows[0] ?? {}
  return [
    ...(waiting > 0 ? [`还有 ${waiting} 笔差异未处理`] : []),
    ...(expired > 0 ? [`有 ${expired} 笔未达账项已过预计日期,须重新处理`] : []),
    ...(isBalanced ? [] : ['调节后两边余额不等,请检查对账单是否完整、期初余额是否正确']),
  ]
}
