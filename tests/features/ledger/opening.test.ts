import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { allocationBooking } from '../../../src/features/funds/record-allocation.ts'
import { districtCode } from '../../support/db.ts'
import { fundedDistrict } from '../../support/district.ts'

test('an account that another command opens at the same moment is opened once, and booked on', async () => {
  const { services, finance } = await fundedDistrict()
  const other = await services.pool.connect()
  await other.query('begin')
  await other.query(`
    insert into account (district_code, stage, fiscal_year, appropriation_id, category_code,
      township_code)
    select district_code, 'allocated', fiscal_year, id, 'dibao_rural', '430603003'
    from appropriation where document_number = '湘财社指〔2022〕98号'`)
  const booked = allocationBooking(services)(finance, {
    documentNumber: '湘财社指〔2022〕98号',
    category: 'dibao_rural',
    township: '430603003',
    amount: 5_000n,
    decidedOn: '2023-03-01',
    decisionNumber: '云民发〔2023〕9号',
    key: crypto.randomUUID(),
  })
  for (let waits = false; !waits; await wait(20)) {
    const { rows } = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(services.db)
    waits = rows.length > 0
  }
  await other.query('commit')
  other.release()
  await booked
  const { rows } = await sql`
    select balance_fen from account
    where district_code = ${districtCode} and township_code = '430603003'`.execute(services.db)
  expect(rows).toEqual([{ balance_fen: 5_000n }])
})
