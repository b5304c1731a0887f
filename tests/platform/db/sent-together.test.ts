import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentTogether, statementOf } from '../../../src/platform/db/sent-together.ts'
import { cloneDatabase } from '../../support/db.ts'

let client: pg.PoolClient
beforeAll(async () => {
  const { pool } = await cloneDatabase()
  client = await pool.connect()
})
afterAll(() => client.release())

const kept = async () => {
  const { rows } = await client.query<{ statement: string }>(
    'select statement from pg_prepared_statements order by prepare_time',
  )
  return rows.map(({ statement }) => statement)
}

describe('statements that are sent in one message', () => {
  test('answer in their order, with their values and in the types of the connection', async () => {
    const words = '\'); drop table category; -- \\ "乙"'
    const asked = [
      { text: 'begin' },
      statementOf(sql`select ${words}::text as words, ${[1n, 2n]}::bigint[] as list`),
      { text: 'select 1 as one where false' },
      { text: 'select $1::int8 as fen union all select 8', values: ['7'] },
      { text: 'commit' },
    ]
    const answers = [[], [{ words, list: ['1', '2'] }], [], [{ fen: 7n }, { fen: 8n }], []]
    expect(await sentTogether(client, asked)).toEqual(answers)
    expect(await sentTogether(client, asked)).toEqual(answers)
    expect(await kept()).toEqual(asked.map(({ text }) => text))
  })

  test('stop at the one that fails, and can all be sent again', async () => {
    await client.query('create temporary table entered (id int primary key)')
    const enter = (id: number) => ({ text: 'insert into entered values ($1)', values: [id] })
    const all = [{ text: 'begin' }, enter(1), { text: 'select 1 / 0' }, { text: 'select 2 as two' }]
    for (const _ of [1, 2]) {
      await expect(sentTogether(client, all)).rejects.toMatchObject({ code: '22012' })
      await client.query('rollback')
    }
    expect(await sentTogether(client, [enter(2), { text: 'select 2 as two' }])).toEqual([
      [],
      [{ two: 2 }],
    ])
    expect(await sentTogether(client, [{ text: 'select id from entered' }])).toEqual([[{ id: 2 }]])
  })

  test('fail at the end as well, and the connection goes on', async () => {
    await client.query(
      'create temporary table late (id int, constraint once unique (id) deferrable initially deferred)',
    )
    const twice = [1, 1].map((id) => ({ text: 'insert into late values ($1)', values: [id] }))
    await expect(sentTogether(client, twice)).rejects.toMatchObject({ constraint: 'once' })
    expect(await sentTogether(client, [{ text: 'select id from late' }])).toEqual([[]])
  })

  test('are not sent at all where a value has no text', async () => {
    const { pool } = await cloneDatabase()
    const other = await pool.connect()
    other.on('error', () => undefined)
    await other.query('create table entered_too (id int)')
    const nameless = Object.assign(
      {},
      {
        toPostgres: () => {
          throw new Error('no text')
        },
      },
    )
    const all = [
      { text: 'insert into entered_too values (1)' },
      { text: 'select $1', values: [nameless] },
    ]
    await expect(sentTogether(other, all)).rejects.toThrow('no text')
    other.release(true)
    expect((await pool.query('select * from entered_too')).rows).toEqual([])
  })
})
