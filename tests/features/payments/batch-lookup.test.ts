import { expect, test } from 'vitest'
import { testServices } from '../../support/db.ts'

test('the batch of a line is found by its key, also before the tables were ever analysed', async () => {
  const { pool } = await testServices()
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`
    explain (costs off) select from payment_batch
    where district_code = (select null::text) and id = (select null::uuid)`)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('using payment_batch_pk')
})
