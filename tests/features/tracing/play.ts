import fc from 'fast-check'
import { sql } from 'kysely'
import type { Tx } from '../../../src/platform/db/transaction.ts'
import { districtCode } from '../../support/db.ts'
import { storyOf } from '../../support/story.ts'
import { Books } from './books.ts'
import * as money from './money-operations.ts'
import * as payments from './payment-operations.ts'

const operations: readonly money.Operation[] = [
  money.appropriate,
  money.appropriate,
  money.allocate,
  money.allocate,
  money.disburse,
  money.disburse,
  payments.pay,
  payments.pay,
  payments.spend,
  payments.reissue,
  payments.recover,
  payments.remit,
  money.withdraw,
  money.adjust,
  money.carryOver,
  money.reverse,
]

export const step = fc.record({
  operation: fc.nat(operations.length - 1),
  days: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.integer({ min: 1, max: 12 })),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** Comes to every operation time and again, whatever the random flows leave out. */
export const everyOperation: Step[] = Array.from({ length: 10 * operations.length }, (_, at) => ({
  operation: at % operations.length,
  days: at % 3,
  a: at * 7,
  b: at * 11,
  c: at * 13,
}))

/** Plays the steps in the books, which go to the database and to the model. */
export async function play(tx: Tx, steps: readonly Step[]): Promise<Books> {
  const story = await storyOf(tx)
  const personId = await story.person('测试')
  const { rows } = await sql<{ importId: string; userId: string; accountId: string }>`
    with account as (
      insert into bank_account (district_code, number_hash, number_sealed, number_masked)
      values (${districtCode}, '\\x01', '\\x01', '****') returning id)
    select import.id as "importId", imported_by as "userId", account.id as "accountId"
    from import, account limit 1`.execute(tx)
  const [ids] = rows
  if (ids === undefined) throw new Error('the story has no import')
  const books = new Books(tx, { ...ids, payee: { personId, accountId: ids.accountId } })
  for (const { operation, days, ...choice } of steps) {
    books.pass(days)
    await operations[operation]?.(books, choice)
  }
  return books
}
