import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { parametersOf } from '../parameters/index.ts'

const yuan = (fallback: number, title: string) =>
  z.int().min(0).max(1_000_000_000_000).default(fallback).meta({ title })

/**
 * How deep an approval goes for which amount. No text fixes the sums; a bureau sets those of its
 * own rules for large payments (大额资金), from a day on.
 */
export const approvalPolicy = Object.freeze({
  code: 'approvals.policy',
  name: '审批层级',
  params: z.strictObject({
    leaderAboveYuan: yuan(5_000_000, '超过多少元:须两人审批,其中一名局领导'),
    twoLeadersAboveYuan: yuan(50_000_000, '超过多少元:须三人审批,其中两名局领导'),
  }),
})
type Policy = z.output<typeof approvalPolicy.params>

/** How many persons must approve, and how many of them must be leaders. */
export interface Depth {
  persons: number
  leaders: number
}

export function depthFor(amount: bigint, policy: Policy): Depth {
  if (amount > BigInt(policy.twoLeadersAboveYuan) * 100n) return { persons: 3, leaders: 2 }
  if (amount > BigInt(policy.leaderAboveYuan) * 100n) return { persons: 2, leaders: 1 }
  return { persons: 1, leaders: 0 }
}

/** The policy of today, by the clock of the database that keeps the approvals. */
export async function policyNow(db: Db | Tx, districtCode: string): Promise<Policy> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone 'Asia/Shanghai')::date as today`.execute(db)
  return parametersOf(db, approvalPolicy, { districtCode, asOf: rows[0]?.today ?? '' })
}
