import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../../src/platform/db/database.ts'
import { migrate } from '../../../src/platform/db/migrations.ts'
import { servingKeys, urlOfRole } from '../../../src/platform/db/serving-keys.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { testSecret } from '../../support/secret.ts'
import { storyOf } from '../../support/story.ts'

const other = '430602'
const keys = servingKeys(testSecret)
let services: TestServices
/** The server's own roles as somebody in psql would log in with them. */
let bureau: Db
let township: Db

beforeAll(async () => {
  services = await testServices()
  for (const [role, keep] of [
    ['mingzhang_app', (db: Db) => (bureau = db)],
    ['mingzhang_township', (db: Db) => (township = db)],
  ] as const) {
    const { db, close } = openDatabase(urlOfRole(services.url, role, keys), 1)
    keep(db)
    afterAll(close)
  }
  await sql`insert into district values (${other}, '岳阳楼区')`.execute(services.db)
  await inTransaction(services.pool, async (tx) => {
    const { batch } = await storyOf(tx)
    await batch({ township: '430603001', lines: [{ result: 'settled' }] })
    await batch({ township: '430603002', lines: [{ result: 'settled' }] })
  })
  await makeActor(services, 'auditor')
})

async function count(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)}`.execute(db)
  return rows[0]?.n ?? 0
}

const reads = (townshipCode: string | null, code = districtCode) =>
  services.reads({ districtCode: code, townshipCode })

describe('every table', () => {
  test('is guarded, also one that is made later, as soon as migrations have run', async () => {
    await sql`
      create table later_note (district_code text not null, township_code text not null)`.execute(
      services.db,
    )
    await sql`insert into later_note values (${districtCode}, '430603001')`.execute(services.db)
    await migrate(services.db, services.url, keys)
    expect(await count(reads(null), 'later_note')).toBe(1)
    expect(await count(reads('430603001'), 'later_note')).toBe(1)
    expect(await count(reads('430603002'), 'later_note')).toBe(0)
    expect(await count(reads(null, other), 'later_note')).toBe(0)
  })
})

describe('what is seen', () => {
  test.each(['payment_batch', 'payment', 'payment_result', 'account', 'import', 'audit_entry'])(
    'nothing of %s without a scope, or of another district',
    async (table) => {
      expect(await count(bureau, table)).toBe(0)
      expect(await count(reads(null, other), table)).toBe(0)
    },
  )

  test.each(['payment_batch', 'payment', 'payment_result'])(
    'all of %s by the bureau, its own by a township',
    async (table) => {
      expect(await count(reads(null), table)).toBe(2)
      expect(await count(reads('430603001'), table)).toBe(1)
      expect(await count(reads('430603003'), table)).toBe(0)
    },
  )

  test('nothing under a forged scope: the seal is missing, wrong, or of another scope', async () => {
    const forge = (district: string, place: string, seal: string) => sql`
      select set_config('mingzhang.district', ${district}, false),
        set_config('mingzhang.township', ${place}, false),
        set_config('mingzhang.seal', ${seal}, false)`
    const { rows } = await sql<{ seal: string }>`
      select current_setting('mingzhang.seal') as seal`.execute(reads('430603001'))
    const own = rows[0]?.seal ?? ''
    expect(own).toMatch(/^[0-9a-f]{64}$/)
    for (const [place, seal, seen] of [
      ['430603001', own, 1],
      ['430603002', own, 0],
      ['430603002', '', 0],
      ['', own, 0],
    ] as const) {
      await forge(districtCode, place, seal).execute(township)
      expect(await count(township, 'payment_batch'), `${place} ${seal}`).toBe(seen)
    }
    await forge(other, '', own).execute(bureau)
    expect(await count(bureau, 'payment_batch')).toBe(0)
  })

  test('no key, no person and no journal by a township', async () => {
    for (const table of ['database_guard', 'person', 'bank_account', 'audit_entry']) {
      await expect(count(township, table), table).rejects.toThrow('permission denied')
    }
    await expect(sql`select inner_pad from database_guard`.execute(bureau)).rejects.toThrow(
      'permission denied',
    )
  })

  test('no view lets its reader see more than the tables do', async () => {
    expect(await count(reads(null), 'book_entry')).toBeGreaterThan(0)
    expect(await count(reads(null, other), 'book_entry')).toBe(0)
  })
})

describe('what the server’s own role cannot do', () => {
  test.each([
    ['change a transfer', 'update transfer set amount_fen = 1'],
    ['remove a transfer', 'delete from transfer'],
    ['empty the transfers', 'truncate transfer'],
    ['change the journal', "update audit_entry set action = 'x'"],
    ['remove from the journal', 'delete from audit_entry'],
    ['change a payment line', 'update payment set amount_fen = 1'],
    ['change the sums of an account', 'update account set in_fen = 0'],
    [
      'open an account with money in it',
      "insert into account (district_code, stage, fiscal_year, in_fen) values ('430603', 'source', 2023, 1)",
    ],
    ['alter a table', 'alter table payment add column x int'],
    ['disable a trigger', 'alter table transfer disable trigger all'],
    ['disable row-level security', 'alter table payment disable row level security'],
    ['drop a policy', 'drop policy district_scope on payment'],
    ['make a table', 'create table mine (x int)'],
    [
      'replace a function',
      "create or replace function new_id() returns uuid language sql as 'select null::uuid'",
    ],
    ['become the owner', 'set role mingzhang'],
    ['turn triggers off', 'set session_replication_role = replica'],
    ['read the server’s files', "select pg_read_file('PG_VERSION')"],
  ])('%s', async (_what, statement) => {
    for (const db of [reads(null), reads('430603001'), bureau]) {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow(
        /permission denied|must be owner|does not exist/,
      )
    }
  })

  test('write into another district, or for a township into another township', async () => {
    await expect(
      sql`insert into township values (${other}, '430602001', 'x')`.execute(reads(null)),
    ).rejects.toThrow('row-level security')
    const insert = sql`insert into later_note values (${districtCode}, '430603002')`
    await expect(insert.execute(reads('430603001'))).rejects.toThrow('row-level security')
    await insert.execute(reads('430603002'))
  })
})

test('the journal is written under both roles, and its chain stays whole', async () => {
  for (const actor of [
    await makeActor(services, 'auditor'),
    await makeActor(services, 'township', '430603001'),
  ]) {
    await services.command(actor, { action: 'test', key: 'k', input: 1 }, async () => ({
      subject: 'x',
      detail: {},
      result: 1,
    }))
  }
  const { rows } = await sql`
    select 1 from audit_entry e where hash <> audit_hash(e)`.execute(services.db)
  expect(rows).toEqual([])
  expect(await count(reads(null), 'audit_entry')).toBe(2)
})
