import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '../../migrations/0151_entitlement_ends.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { startApp } from '../support/app.ts'
import { storyOf } from '../support/story.ts'

test('an earlier record ends where a later one pays on, and keeps months of its own', async () => {
  const { services } = await startApp()
  const undo = new Error('undo')
  await inTransaction(services.pool, async (tx) => {
    const story = await storyOf(tx)
    for (const [person, ...spans] of [
      ['甲', '2023-01..', '2023-05..2023-08', '2023-07..'],
      ['乙', '2023-01..2023-09', '2023-05..2023-06'],
      ['丙', '2023-01..2023-04', '2023-05..'],
    ] as const) {
      for (const span of spans) {
        const [from = '', to = ''] = span.split('..')
        await story.eligibility({ person, from, ...(to === '' ? {} : { to }) })
      }
    }
    await sql`
      alter table eligibility drop constraint eligibility_end_whole,
        drop constraint eligibility_end_told, drop column end_reason, drop column end_note,
        drop column version`.execute(tx)
    await sql`drop index import_content_unique, import_rows_unique`.execute(tx)
    await sql`
      alter table import
        add constraint import_content_unique unique (district_code, kind, content_hash),
        add constraint import_rows_unique unique (district_code, kind, rows_fingerprint)
    `.execute(tx)
    await up(tx as unknown as Kysely<unknown>)
    const { rows } = await sql<{ told: string }>`
      select person.name || ' ' || from_month || '..' || coalesce(to_month, '') as told
      from eligibility join person on person.id = person_id order by person.name, from_month`.execute(
      tx,
    )
    expect(new Set(rows.map(({ told }) => told))).toEqual(
      new Set([
        '甲 2023-01..2023-04',
        '甲 2023-05..2023-06',
        '甲 2023-07..',
        '乙 2023-01..2023-09',
        '乙 2023-05..2023-06',
        '丙 2023-01..2023-04',
        '丙 2023-05..',
      ]),
    )
    expect((await sql`select from audit_change`.execute(tx)).rows).toEqual([])
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
})
