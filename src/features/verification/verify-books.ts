import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { auditChecks } from './audit-checks.ts'
import type { Falsehood } from './check.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { moneyBackChecks } from './money-back-checks.ts'
import { paymentChecks } from './payment-checks.ts'
import { reconciliationChecks } from './reconciliation-checks.ts'

export const bookChecks = Object.freeze([
  ...ledgerChecks,
  ...paymentChecks,
  ...moneyBackChecks,
  ...reconciliationChecks,
  ...auditChecks,
])

export interface Verified {
  code: string
  claim: string
  count: number
  falsehoods: Falsehood[]
}

/** Checks every claim about the books, all on the same snapshot; empty falsehoods mean true. */
export function verifyBooks(db: Db, districtCode: string): Promise<Verified[]> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return snapshot.execute((at) => verifyBooksAt(at, districtCode))
}

/** The same as the transaction sees the books. */
export async function verifyBooksAt(at: Db, districtCode: string): Promise<Verified[]> {
  const verified: Verified[] = []
  for (const { code, claim, count, falsehoods } of bookChecks) {
    const counted = await sql<{ count: bigint }>`${count(districtCode)}`.execute(at)
    const { rows } = await sql<Falsehood>`${falsehoods(districtCode)}`.execute(at)
    verified.push({ code, claim, count: Number(counted.rows[0]?.count ?? 0n), falsehoods: rows })
  }
  return verified
}
