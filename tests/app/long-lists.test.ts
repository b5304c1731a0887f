import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { districtCode } from '../support/db.ts'

/** LIST_ROWS=1000000 for the long run. */
const count = Number(process.env['LIST_ROWS'] ?? 100_000)
/** On a machine that does much else; alone a page takes a tenth of it. */
const longestMs = 3_000

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await plant()
}, 120_000)

/** Entries of a register that a file brought: not one statistic about them yet. */
async function plant(): Promise<void> {
  const { db } = running.services
  await sql`
    with brought as (
      insert into import (district_code, kind, file_name, content_hash, size_bytes, row_count,
        rejected_count, imported_by)
      values (${districtCode}, 'register', '名单.csv', decode(repeat('ab', 32), 'hex'), 1, ${count}, 0,
        ${running.actors.finance.userId}::uuid)
      returning id)
    insert into register_entry (district_code, import_id, kind, identity_hash, identity_masked,
      name, valid_from, note)
    select ${districtCode}, brought.id, (array['death', 'company', 'vehicle'])[1 + no % 3],
      sha256(no::text::bytea), '4306***********' || no % 1000, '王某' || no,
      '2020-01-01'::date + no % 1000, ''
    from brought, generate_series(1, ${count}) no`.execute(db)
}

interface Page {
  items: { id: string; validFrom: string }[]
  nextCursor: string | null
}

async function timed(url: string): Promise<{ page: Page; ms: number }> {
  const from = performance.now()
  const answer = await running.as('auditor', { url })
  expect(answer.statusCode, answer.body).toBe(200)
  return { page: answer.json<Page>(), ms: performance.now() - from }
}

test.each([
  ['-validFrom', 'the first order'],
  ['name', 'a column of words'],
  ['fileName', 'a column where all are equal'],
])('a page of a list of 100,000 rows is there at once by %s, first and deep', async (sort) => {
  const url = `/api/register-entries?sort=${sort}`
  const first = await timed(`${url}&limit=100`)
  let deep = first
  for (let page = 0; page < 4 && deep.page.nextCursor !== null; page += 1) {
    deep = await timed(`${url}&limit=500&cursor=${encodeURIComponent(deep.page.nextCursor)}`)
  }
  console.log(
    `${count} rows by ${sort}: first ${first.ms.toFixed()} ms, deep ${deep.ms.toFixed()} ms`,
  )
  expect(first.page.items).toHaveLength(100)
  expect(deep.page.items).toHaveLength(500)
  expect(first.ms).toBeLessThan(longestMs)
  expect(deep.ms).toBeLessThan(longestMs)
})
