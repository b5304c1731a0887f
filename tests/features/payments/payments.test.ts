import { beforeAll, describe, expect, test } from 'vitest'
import { batchesOf, takeStep } from '../../../src/features/payments/index.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { districtCode } from '../../support/db.ts'
import {
  districtWithBatch,
  returnRow,
  sendBatches,
  type TestDistrict,
} from '../../support/district.ts'
import { importSheet, rosterRow, sheet } from '../../support/files.ts'

let district: TestDistrict
beforeAll(async () => {
  district = await districtWithBatch()
})

const load = (kind: Parameters<typeof sheet>[0], ...rows: string[]) =>
  importSheet(district.services, district.finance, kind, sheet(kind, ...rows))

const refusal = async (kind: Parameters<typeof sheet>[0], ...rows: string[]) => {
  const error = await load(kind, ...rows).catch((thrown: unknown) => thrown)
  return (error as { extensions: { errors: { reason: string }[] } }).extensions.errors[0]?.reason
}

test('who brought a roster in can neither check nor approve it', async () => {
  await load('roster', rosterRow('P9', 9, '1.00'))
  const { command } = district.services
  for (const step of ['check', 'approve'] as const) {
    if (step === 'approve') await takeStep(command, district.approver, { step: 'check' })
    await expect(takeStep(command, district.finance, { step })).rejects.toMatchObject({
      code: 'same-person',
    })
  }
})

describe('a bank return is refused', () => {
  test('for a batch nobody approved', async () => {
    expect(await refusal('bank-return', returnRow('P9', 1, '1.00'))).toBe(
      '该批次尚未审批,不应已发放',
    )
  })
  test('for a line that is not there', async () => {
    expect(await refusal('bank-return', returnRow('P1', 3, '1.00'))).toBe('该批次没有这个序号')
  })
  test('for more than the roster has', async () => {
    expect(await refusal('bank-return', returnRow('P1', 1, '500.01'))).toBe(
      '大于花名册上的发放金额',
    )
  })
  test('for another account', async () => {
    const row = returnRow('P1', 1, '500.00').replace('0000000000001', '0000000000007')
    expect(await refusal('bank-return', row)).toBe('与花名册上的账号不同')
  })
})

test('credited lines are paid, failed ones come back and can be re-issued once', async () => {
  await load('bank-return', returnRow('P1', 1, '500.00'), returnRow('P1', 2, '400.00', '失败'))
  await load('roster', rosterRow('P1-B1', 2, '400.00', '补发 P1/2'))
  expect(await refusal('roster', rosterRow('P1-B2', 2, '400.00', '补发 P1/2'))).toBe(
    '原明细已补发过',
  )
  expect(await refusal('roster', rosterRow('P1-B3', 1, '500.00', '补发 P1/1'))).toBe(
    '补发的原明细不存在或未被退回',
  )
  await sendBatches(district, 'P1-B1')
  const again = returnRow('P1-B1', 1, '400.00').replace('0000000000001', '0000000000002')
  await load('bank-return', again)
  const batches = await batchesOf(district.services.db, districtCode, '2023-03')
  expect(
    batches.map(({ number, state, settled, returned }) => [number, state, settled, returned]),
  ).toEqual([
    ['P1', 'partially_settled', 50000n, 40000n],
    ['P1-B1', 'settled', 40000n, 0n],
    ['P9', 'checked', 0n, 0n],
  ])
  const verified = await verifyBooks(district.services.db, districtCode)
  expect(verified.flatMap(({ falsehoods }) => falsehoods)).toEqual([])
})

test('a result that came once cannot come again under another file', async () => {
  expect(await refusal('bank-return', returnRow('P1', 1, '500.00'))).toBe('该明细已有银行处理结果')
})
