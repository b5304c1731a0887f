import { expect, test } from 'vitest'
import { problemOfConstraint } from '../../../src/platform/db/constraints.ts'
import { cloneDatabase } from '../../support/db.ts'

test('who names a township or category that there is not is told so, whatever it is for', async () => {
  const { pool } = await cloneDatabase()
  const { rows } = await pool.query<{ constraint: string; named: string }>(
    `select conname as constraint, confrelid::regclass::text as named from pg_constraint
    where contype = 'f' and conparentid = 0 and conname ~ '_(township|category)_fk$'
      or confrelid in ('township'::regclass, 'category'::regclass)`,
  )
  expect(rows.length).toBeGreaterThan(30)
  const misled = rows.filter(({ constraint, named }) => {
    const violation = Object.assign(new Error(), { constraint })
    return problemOfConstraint(violation)?.code !== `${named}-unknown`
  })
  expect(misled).toEqual([])
})
