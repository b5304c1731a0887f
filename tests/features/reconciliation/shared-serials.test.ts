import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../../src/platform/db/command.ts'
import { makeActor, type TestServices, testServices } from '../../support/db.ts'
import { importSheet } from '../../support/files.ts'

let services: TestServices
let finance: Actor
beforeEach(async () => {
  services = await testServices()
  finance = await makeActor(services, 'finance')
})

const head = ['账号', '交易日期', '借方金额', '贷方金额', '余额', '对方户名', '摘要', '流水号']
const payment = ['2023-07-04', '500.00', '', '9500.00', '测试甲', '代发', 'S1']
const fee = ['2023-07-04', '2.00', '', '9498.00', '', '手续费', 'S1']
const reversal = ['2023-07-05', '', '500.00', '9998.00', '测试甲', '冲正', 'S1']
const other = ['2023-07-06', '98.00', '', '9900.00', '测试乙', '代发', 'S2']

/** Reads the lines in, without those at fault; gives why. */
async function bring(...lines: string[][]): Promise<string[]> {
  const rows = lines.map((line) => ['4306030000001', ...line])
  const { errors } = await importSheet(
    services,
    finance,
    'bank-statement',
    [head, ...rows],
    'partial',
  )
  return errors.map(({ row, column, reason }) => `${row} ${column} ${reason}`)
}

/** Serial numbers with what the bank paid, in the order of its balance. */
async function stored(): Promise<string[]> {
  const lines = await services.db
    .selectFrom('bank_statement_line')
    .select(['serial', 'summary'])
    .orderBy('balance_fen')
    .execute()
  return lines.map(({ serial, summary }) => `${summary} ${serial.replace(/-.{8}$/, '-…')}`)
}

test('a payment keeps its number, and fee and reversal under it get their own', async () => {
  expect(await bring(payment, fee, reversal, other)).toEqual([])
  expect(await stored()).toEqual(['手续费 S1-…', '代发 S1', '代发 S2', '冲正 S1-…'])
})

test('what is known is known again in a file in another order', async () => {
  await bring(payment, fee)
  expect(await bring(reversal, fee, payment)).toEqual([
    '3 流水号 该流水号已导入',
    '4 流水号 该流水号已导入',
  ])
  expect(await stored()).toEqual(['手续费 S1-…', '代发 S1', '冲正 S1-…'])
})

test('the number stays with the line that came first, and a greater one is known by its own', async () => {
  await bring(fee)
  expect(await bring(payment)).toEqual([])
  expect(await stored()).toEqual(['手续费 S1', '代发 S1-…'])
  expect(await bring(payment, fee, reversal)).toEqual([
    '2 流水号 该流水号已导入',
    '3 流水号 该流水号已导入',
  ])
})

test('a row that is there twice is refused', async () => {
  expect(await bring(payment, fee, fee)).toContain('4 流水号 与第 3 行重复')
})
