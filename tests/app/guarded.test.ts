import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testServices } from '../support/db.ts'

/** Tables of no district: law, vocabulary and mechanism. The server only reads them. */
const common = [
  'calendar_day',
  'database_guard',
  'dismissal_reason',
  'economic_subject',
  'finding_transition',
  'functional_subject',
  'kysely_migration',
  'kysely_migration_lock',
  'stage',
  'township_access',
  'transfer_route',
]

test('every table has a district and a policy, or is known to be common to all', async () => {
  const { db } = await testServices()
  const { rows } = await sql<{ name: string; policies: string[]; isOn: boolean }>`
    select relname as name, relrowsecurity as "isOn", coalesce((
      select array_agg(polname::text order by polname) from pg_policy where polrelid = c.oid), '{}')
      as policies
    from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    order by 1`.execute(db)
  expect(rows.length).toBeGreaterThan(30)
  const open = rows.filter(({ isOn, policies }) => !isOn || !policies.includes('district_scope'))
  expect(open.map(({ name }) => name)).toEqual(common)
})
