import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '../../migrations/0170_matched_batch.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { districtCode, testServices } from '../support/db.ts'

/** The schema as it was before. */
async function turnBack(db: Db): Promise<void> {
  await sql`drop function match_of_line`.execute(db)
  await sql`drop view matched_bank_line`.execute(db)
  await sql`drop table matched_batch`.execute(db)
  await sql`drop trigger matched_line_once on matched_line`.execute(db)
  await sql`
    drop function check_matched_line, check_matched_batch, has_line_twice, begin_matching,
      refuse_matched, span_of, are_distinct`.execute(db)
  await sql`alter table matched_line rename to matched_bank_line`.execute(db)
  await sql`
    alter table matched_bank_line
      rename constraint matched_line_payment_whole to matched_bank_line_payment_whole`.execute(db)
  for (const index of ['month', 'match']) {
    await sql`
      alter index ${sql.ref(`matched_line_${index}_index`)}
        rename to ${sql.ref(`matched_bank_line_${index}_index`)}`.execute(db)
  }
  for (const trigger of ['added', 'removed', 'kept']) {
    await sql`
      alter trigger ${sql.ref(`matched_line_${trigger}`)} on matched_bank_line
        rename to ${sql.ref(`matched_bank_line_${trigger}`)}`.execute(db)
  }
}

/** Two batches of three lines each by serial number, and two lines by a later pass. */
async function match(db: Db): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(db)
  await sql`
    insert into reconciliation_match (district_code, month, pass, note)
    select ${districtCode}, '2023-03', pass, note
    from (values ('serial', '甲'), ('serial', '乙'), ('name-amount-date', '丙'))
      match (pass, note)`.execute(db)
  await sql`
    insert into matched_bank_line (district_code, statement_line_id, match_id, month, bank_fen,
      batch_id, line_no)
    select district_code, new_id(), id, month, -100 * no, md5(note)::uuid, no
    from reconciliation_match cross join generate_series(1, 3) no
    where pass = 'serial' or no < 3
    order by no, note`.execute(db)
  await sql`set local session_replication_role = origin`.execute(db)
}

async function told(db: Db): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(matched_bank_line)::text as row from matched_bank_line order by 1`.execute(db)
  return rows.map(({ row }) => row)
}

test('lines that were matched one by one are told the same of a batch', async () => {
  const { pool } = await testServices()
  const undo = new Error('undo')
  await inTransaction(pool, async (tx) => {
    await turnBack(tx)
    await match(tx)
    const before = await told(tx)
    expect(before).toHaveLength(8)
    await up(tx as unknown as Kysely<unknown>)
    expect(await told(tx)).toEqual(before)
    const { rows } = await sql`
      select cardinality(line_nos)::bigint as count from matched_batch
      union all select count(*) from matched_line`.execute(tx)
    expect(rows.map((row) => (row as { count: unknown }).count)).toEqual([3n, 3n, 2n])
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
})
