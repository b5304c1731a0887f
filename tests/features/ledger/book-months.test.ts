import { expect, test } from 'vitest'
import { bookMonthsOf } from '../../../src/features/ledger/queries.ts'
import { districtCode, testServices } from '../../support/db.ts'
import { fundedDistrict } from '../../support/district.ts'

const today = '2026-11-26'

test('books without an entry are at the month of the day', async () => {
  const { db } = await testServices()
  const months = await bookMonthsOf(db, districtCode, today)
  expect(months).toEqual({ first: '2026-11', last: '2026-11', today })
})

test('books go from the month of their first entry to that of their last', async () => {
  const { services } = await fundedDistrict()
  const months = await bookMonthsOf(services.db, districtCode, today)
  expect(months).toEqual({ first: '2023-01', last: '2023-02', today })
})
