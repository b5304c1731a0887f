import { batchSteps, takeStep } from '../../src/features/payments/index.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import { makeActor, type TestServices, testServices } from './db.ts'
import { accountNumber, importSheet, rosterRow, sheet } from './files.ts'

export interface TestDistrict {
  services: TestServices
  finance: Actor
  approver: Actor
}

/** A district with two documents, of which urban dibao in 云溪街道 was allocated 1,500.00. */
export async function fundedDistrict(): Promise<TestDistrict> {
  const services = await testServices()
  const finance = await makeActor(services, 'finance')
  const approver = await makeActor(services, 'leadership')
  const load = (kind: string, rows: ReturnType<typeof sheet>) =>
    importSheet(services, finance, kind, rows)
  await load(
    'appropriations',
    sheet(
      'appropriations',
      '湘财社指〔2022〕98号,提前下达,中央,2022-12-20,2023-01-04,2023,,,1000.00,',
      '湘财社指〔2023〕12号,省级补助,省,2023-01-20,2023-02-01,2023,2081901,城市低保,2000.00,',
    ),
  )
  await load(
    'allocations',
    sheet(
      'allocations',
      '湘财社指〔2022〕98号,城市低保,430603002,600.00,2023-01-10,云民发〔2023〕1号',
      '湘财社指〔2023〕12号,城市低保,430603002,900.00,2023-02-10,云民发〔2023〕2号',
    ),
  )
  return { services, finance, approver }
}

/** The same with a batch P1 of two lines, 500.00 and 400.00, disbursed and approved. */
export async function districtWithBatch(): Promise<TestDistrict> {
  const district = await fundedDistrict()
  const { services, finance } = district
  await importSheet(
    services,
    finance,
    'disbursements',
    sheet('disbursements', 'BF1,城市低保,430603002,社会化发放,示例银行,,900.00,2023-03-02,'),
  )
  await importSheet(
    services,
    finance,
    'roster',
    sheet('roster', rosterRow('P1', 1, '500.00'), rosterRow('P1', 2, '400.00')),
  )
  await sendBatches(district)
  return district
}

/** Checks, approves and instructs a batch, or every one that waits for it. */
export async function sendBatches(
  { services, approver }: TestDistrict,
  batch?: string,
): Promise<void> {
  for (const step of batchSteps) await takeStep(services.command, approver, { step, batch })
}

/** A bank-return row for the nth line of a batch, which is the nth person's. */
export function returnRow(batch: string, n: number, amount: string, outcome = '成功'): string {
  const reason = outcome === '失败' ? '账户冻结' : ''
  const cells = [
    batch,
    n,
    accountNumber(n),
    `测试${n}`,
    amount,
    outcome,
    reason,
    '2023-03-06',
    `S${n}`,
  ]
  return cells.join(',')
}
