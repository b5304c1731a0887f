import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { up as balancesByDay } from '../../migrations/0148_balances_by_day.ts'
import { up as daysInOrder } from '../../migrations/0149_days_in_order.ts'
import { verifyBooksAt } from '../../src/features/verification/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { startApp } from '../support/app.ts'
import { districtCode } from '../support/db.ts'
import { storyOf } from '../support/story.ts'

/** The schema as it was before. */
async function turnBack(db: Db): Promise<void> {
  await sql`drop function free_on_days, balances_from, account_in_words, yuan_text`.execute(db)
  await sql`alter table account drop column last_in_on`.execute(db)
  await sql`alter type moved_leg drop attribute last_on`.execute(db)
}

const lastDays = async (db: Db) =>
  (await sql`select key, last_in_on from account order by key`.execute(db)).rows

test('books in which money was spent before it came are taken up, and verify says so', async () => {
  const { services } = await startApp()
  const undo = new Error('undo')
  await inTransaction(services.pool, async (tx) => {
    const story = await storyOf(tx)
    await story.appropriation({ document: '甲', amountFen: 500n })
    await story.allocation({ document: '甲', amountFen: 300n, decidedOn: '2023-03-01' })
    await story.disbursement({ document: '甲', amountFen: 200n, disbursedOn: '2023-03-05' })
    const before = await lastDays(tx)
    expect(before.map((row) => (row as { last_in_on: string }).last_in_on)).toEqual(
      expect.arrayContaining(['2023-01-05', '2023-03-01', '2023-03-05', null]),
    )
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update transfer set effective_on = '2023-02-20' where kind = 'disburse'`.execute(tx)
    await turnBack(tx)
    await balancesByDay(tx as unknown as Kysely<unknown>)
    await daysInOrder(tx as unknown as Kysely<unknown>)
    await sql`set local session_replication_role = origin`.execute(tx)
    expect(await lastDays(tx)).toEqual(
      before.map((row) => {
        const { key, last_in_on } = row as { key: string; last_in_on: string | null }
        return { key, last_in_on: key.startsWith('disbursed') ? '2023-02-20' : last_in_on }
      }),
    )
    const verified = await verifyBooksAt(tx, districtCode)
    expect(verified.filter(({ falsehoods }) => falsehoods.length > 0)).toMatchObject([
      { code: 'no-overdraft-on-any-day', falsehoods: [{ detail: 'balance -200 on 2023-02-20' }] },
    ])
    // The books go on.
    await story.disbursement({ document: '甲', amountFen: 100n, disbursedOn: '2023-03-05' })
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
})
