import { beforeAll, expect, test } from 'vitest'
import { fundedDistrict, type TestDistrict } from '../../support/district.ts'
import { importSheet, rosterRow, sheet } from '../../support/files.ts'

let district: TestDistrict
beforeAll(async () => {
  district = await fundedDistrict()
})

const load = (rows: ReturnType<typeof sheet>, mode: 'all' | 'partial' = 'all') =>
  importSheet(district.services, district.finance, 'roster', rows, mode)

const countOf = async (table: 'payment' | 'import' | 'person') => {
  const { db } = district.services
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<bigint>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

test('one bad row keeps the whole file out, and names row, column, value and reason', async () => {
  const before = [await countOf('payment'), await countOf('import'), await countOf('person')]
  const bad = rosterRow('P1', 2, '12.345').replace(/43069919500112002\w/g, '43069919')
  await expect(load(sheet('roster', rosterRow('P1', 1, '500.00'), bad))).rejects.toMatchObject({
    code: 'import-rows-rejected',
    extensions: {
      errors: [
        { row: 3, column: '户主身份证号', value: '****9919', reason: '身份证号应为 18 位' },
        { row: 3, column: '享受人身份证号', value: '****9919', reason: '身份证号应为 18 位' },
        { row: 3, column: '收款人身份证号', value: '****9919', reason: '身份证号应为 18 位' },
        { row: 3, column: '发放金额', value: '12.345', reason: '不是金额:应为最多两位小数的元' },
      ],
    },
  })
  expect([await countOf('payment'), await countOf('import'), await countOf('person')]).toEqual(
    before,
  )
})

test('a number that a spreadsheet has spoiled is told as what it is', async () => {
  const bad = rosterRow('P1', 1, '500.00').replace(/4306991950\d{7}\w/, '4.30699E+17')
  await expect(load(sheet('roster', bad))).rejects.toMatchObject({
    extensions: {
      errors: [{ reason: 'Excel 已把号码变成数字,后几位已丢失:请把该列设为文本后重新填写' }],
    },
  })
})

test('partial mode takes the good rows and gives the bad ones back', async () => {
  const result = await load(
    sheet('roster', rosterRow('P2', 3, '500.00'), rosterRow('P2', 4, '-1.00')),
    'partial',
  )
  expect(result).toMatchObject({
    rowCount: 1,
    rejectedCount: 1,
    errors: [{ row: 3, reason: '金额应大于零' }],
  })
})

test('the same file is refused and the first import named', async () => {
  const rows = sheet('roster', rosterRow('P3', 5, '500.00'))
  const { id } = await load(rows)
  await expect(load(rows)).rejects.toMatchObject({
    code: 'import-duplicate',
    extensions: { importId: id },
  })
})

test('numbers are sealed: neither identity nor account number stands in the database', async () => {
  await load(sheet('roster', rosterRow('P4', 6, '500.00')))
  const { rows } = await district.services.pool.query(
    `select person::text as text from person union all select bank_account::text from bank_account
     union all select payment::text from payment union all select audit_entry::text from audit_entry`,
  )
  expect(rows.length).toBeGreaterThan(3)
  const everything = rows.map(({ text }) => text).join()
  expect(everything).toContain('430699********')
  expect(everything).not.toMatch(/4306991950011\d{4}/)
  expect(everything).not.toContain('9999990000000000006')
})
