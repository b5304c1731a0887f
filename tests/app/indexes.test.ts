import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testServices } from '../support/db.ts'

interface Index {
  name: string
  columns: string[]
  isKey: boolean
}

async function indexes(): Promise<Index[]> {
  const { db } = await testServices()
  const { rows } = await sql<Index>`
    select indexrelid::regclass::text as name, indisunique as "isKey",
      array(select pg_get_indexdef(indexrelid, place, true)
        from generate_series(1, indnatts::int) place) as columns
    from pg_index join pg_class relation on relation.oid = indrelid
    where relnamespace = 'public'::regnamespace
    order by 1`.execute(db)
  return rows
}

test('an index that is no key begins with what it is looked up by, not with the district', async () => {
  const plain = (await indexes()).filter(({ isKey }) => !isKey)
  expect(plain.length).toBeGreaterThan(30)
  expect(plain.filter(({ columns }) => columns[0] === 'district_code')).toEqual([])
})
