import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeActor, testServices } from '../../support/db.ts'

test('what every request asks stays parsed on its connection, and shows each scope its own', async () => {
  const { lookUps, districtCode } = await testServices()
  const seen = async (townshipCode: string | null) => {
    const { rows } = await sql<{ district: string; township: string | null }>`
      select scope_district() as district, scope_township() as township
      where ${true}`.execute(lookUps({ districtCode, townshipCode }))
    return rows[0]
  }
  for (const township of [null, '430603001', '430603002', null]) {
    expect(await seen(township)).toEqual({ district: districtCode, township })
  }
  const { rows } = await sql`
    select count(*)::int as count from pg_prepared_statements
    where statement not like '%pg_prepared_statements%'`.execute(
    lookUps({ districtCode, townshipCode: null }),
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('who was not looked up reads nothing', async () => {
  const services = await testServices()
  const actor = await makeActor(services, 'finance')
  const claimant = { ...actor, claimed: { id: crypto.randomUUID(), at: services.clock.now() } }
  expect(() => services.reads(claimant)).toThrow('may not read')
  expect(() => services.reads(actor)).not.toThrow()
})
