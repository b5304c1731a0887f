import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '../../migrations/0140_score_row.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { startApp } from '../support/app.ts'
import { evaluationApi } from '../support/evaluation.ts'
import { storyOf } from '../support/story.ts'

/** The tables as they were, with what is in those of today. */
async function turnBack(db: Db): Promise<void> {
  await sql`
    alter table evaluation_subject add column total_centi int, add column grade text,
      add column rank int, add column vetoes jsonb not null default '[]',
      add constraint evaluation_subject_scored_whole
        check (num_nonnulls(total_centi, grade, rank) in (0, 3))`.execute(db)
  await sql`alter table evaluation_subject disable trigger user`.execute(db)
  await sql`
    update evaluation_subject subject
    set total_centi = score.total_centi, grade = score.grade, rank = score.rank,
      vetoes = score.vetoes
    from score where score.evaluation_id = subject.evaluation_id
      and score.subject_code = subject.subject_code`.execute(db)
  const key = sql`district_code, evaluation_id, subject_code`
  await sql`
    create temporary table was_input on commit drop as
    select ${key}, item.key as indicator_code, item.value as measured
    from score_input cross join jsonb_each(inputs) item`.execute(db)
  await sql`
    create temporary table was_score on commit drop as
    select ${key}, one.code as indicator_code, one.weight as weight_centi, one.score as score_centi,
      one.reason, one.most as most_centi, one.computed as computed_centi
    from score cross join jsonb_to_recordset(scores)
      one (code text, weight int, score int, reason text, most int, computed int)`.execute(db)
  await sql`
    create temporary table was_case on commit drop as
    select ${key}, indicator_code, no, one ->> 'kind' as kind, one ->> 'key' as key,
      one ->> 'says' as says
    from score_case
    cross join jsonb_array_elements(cases) with ordinality listed (one, no)`.execute(db)
  await sql`drop table score, score_input, score_case`.execute(db)
  await sql`create table score_input as select * from was_input`.execute(db)
  await sql`create table score as select * from was_score`.execute(db)
  await sql`create table score_case as select * from was_case order by random()`.execute(db)
}

/** Every row as text; scores of a township in the order of their codes. */
async function told(db: Db): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select score_input::text as row from score_input
    union all select score_case::text from score_case
    union all
    select jsonb_set(to_jsonb(score), '{scores}', (
      select jsonb_agg(one order by one ->> 'code') from jsonb_array_elements(scores) one))::text
    from score
    order by 1`.execute(db)
  return rows.map(({ row }) => row)
}

test('runs that were kept a row an indicator say the same a row a township', async () => {
  const running = await startApp()
  const { pool } = running.services
  await inTransaction(pool, async (tx) => {
    const { batch } = await storyOf(tx)
    const late = { result: 'returned', executedOn: '2023-07-20' } as const
    await batch({ township: '430603002', lines: [late, late, { ...late, result: 'settled' }] })
  })
  const api = evaluationApi(running)
  const computed = await api.compute('2023-12-31')
  const published = await api.publish(await api.review(computed, { missingReason: '测试' }))
  await api.open('2023-11-30')

  const undo = new Error('undo')
  await inTransaction(pool, async (tx) => {
    const before = await told(tx)
    await turnBack(tx)
    await up(tx as unknown as Kysely<unknown>)
    expect(await told(tx)).toEqual(before)
    // Two runs of five townships, one of them scored, and the batch and the lines that lost marks.
    expect(before.length).toBeGreaterThan(17)
    const change = sql`update score set rank = 1 where evaluation_id = ${published.id}`.execute(tx)
    await expect(change).rejects.toMatchObject({ constraint: 'evaluation_published_immutable' })
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
})
