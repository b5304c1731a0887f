import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { orderDisbursement } from '../../../src/features/funds/order-disbursement.ts'
import { allocationBooking } from '../../../src/features/funds/record-allocation.ts'
import { districtCode } from '../../support/db.ts'
import { fundedDistrict, type TestDistrict } from '../../support/district.ts'

/** Opens the account of the columns, uncommitted until somebody waits for it. */
async function openedMeanwhile(
  { services }: TestDistrict,
  columns: string,
  work: () => Promise<unknown>,
) {
  const other = await services.pool.connect()
  await other.query('begin')
  await other.query(`
    insert into account (district_code, stage, fiscal_year, appropriation_id, category_code,
      township_code, channel)
    select district_code, ${columns}
    from appropriation where document_number = '湘财社指〔2022〕98号'`)
  const booked = work()
  for (let waits = false; !waits; await wait(20)) {
    const { rows } = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(services.db)
    waits = rows.length > 0
  }
  await other.query('commit')
  other.release()
  await booked
}

test('an account that another command opens at the same moment is opened once, and booked on', async () => {
  const district = await fundedDistrict()
  const { services, finance } = district
  const columns = `'allocated', fiscal_year, id, 'dibao_rural', '430603003', null`
  await openedMeanwhile(district, columns, () =>
    allocationBooking(services)(finance, {
      documentNumber: '湘财社指〔2022〕98号',
      category: 'dibao_rural',
      township: '430603003',
      amount: 5_000n,
      decidedOn: '2023-03-01',
      decisionNumber: '云民发〔2023〕9号',
      key: crypto.randomUUID(),
    }),
  )
  const { rows } = await sql`
    select balance_fen from account
    where district_code = ${districtCode} and township_code = '430603003'`.execute(services.db)
  expect(rows).toEqual([{ balance_fen: 5_000n }])
})

test('the same for a command that is executed alone', async () => {
  const district = await fundedDistrict()
  const { services, finance } = district
  const columns = `'disbursed', fiscal_year, null, 'dibao_urban', '430603002', 'bank'`
  await openedMeanwhile(district, columns, () =>
    orderDisbursement(services, finance, {
      number: 'BF1',
      category: 'dibao_urban',
      township: '430603002',
      channel: 'bank',
      payeeName: '示例银行',
      payeeAccount: null,
      amount: 5_000n,
      disbursedOn: '2023-03-01',
      documentNumber: null,
      key: crypto.randomUUID(),
    }),
  )
  const { rows } = await sql`
    select balance_fen from account
    where district_code = ${districtCode} and stage = 'disbursed'`.execute(services.db)
  expect(rows).toEqual([{ balance_fen: 5_000n }])
})
