import { expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import { fundedDistrict } from '../../support/district.ts'
import { importSheet, sheet } from '../../support/files.ts'

test('an order that draws on two years’ money waits as one', async () => {
  const { services, finance } = await fundedDistrict()
  const load = (kind: 'appropriations' | 'allocations' | 'disbursements', row: string) =>
    importSheet(services, finance, kind, sheet(kind, row))
  await load(
    'appropriations',
    '湘财社指〔2024〕1号,提前下达,中央,2023-12-20,2024-01-03,2024,,,1000.00,',
  )
  await load('allocations', '湘财社指〔2024〕1号,城市低保,430603002,500.00,2024-01-04,云民发1号')
  await load('disbursements', 'BF9,城市低保,430603002,社会化发放,示例银行,,1800.00,2024-01-05,')
  await runDetection(services.command, finance, { asOf: '2024-03-01' })
  const alerts = await services.db
    .selectFrom('alert')
    .select(['subject', 'amount_fen', 'evidence'])
    .where('rule_code', '=', 'retention.unpaid')
    .execute()
  expect(alerts).toEqual([
    {
      subject: 'BF9',
      amount_fen: 180_000n,
      evidence: [{ kind: 'disbursement', key: 'BF9', fen: '180000' }],
    },
  ])
})
