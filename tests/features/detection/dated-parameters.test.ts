import { beforeAll, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import { lateMonth } from '../../../src/features/detection/rules/retention/late-month.ts'
import { previewRule } from '../../../src/features/detection/runs/preview-rule.ts'
import { changeParameters } from '../../../src/features/parameters/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { storyOf } from '../../support/story.ts'

let services: TestServices
let auditor: Actor
let version = 0
beforeAll(async () => {
  services = await testServices()
  auditor = await makeActor(services, 'auditor')
  await inTransaction(services.pool, async (tx) => {
    const { batch } = await storyOf(tx)
    for (const month of ['2023-05', '2023-06', '2023-07', '2023-08']) {
      const executedOn = `${month}-15`
      await batch({ number: month, month, lines: [{ result: 'settled', executedOn }] })
    }
  })
})

async function dueOn(dayOfMonth: number, validFrom: string) {
  const text = { source: '云民发〔2023〕7号', certainty: 'verified', reason: '按文件' } as const
  const change = { params: { dayOfMonth }, validFrom, version, ...text }
  await changeParameters(services.command, auditor, lateMonth, change)
  version += 1
}

async function lateOn(asOf: string): Promise<string[]> {
  await runDetection(services.command, auditor, { asOf })
  const alerts = await services.db
    .selectFrom('alert')
    .select('subject')
    .where('rule_code', '=', 'retention.late_month')
    .where('status', '=', 'open')
    .orderBy('subject')
    .execute()
  return alerts.map(({ subject }) => subject)
}

const asOf = '2023-09-30'

test('a month is judged by the day that was set when it began', async () => {
  expect(await lateOn(asOf)).toEqual(['2023-05', '2023-06', '2023-07', '2023-08'])
  await dueOn(20, '2023-07-01')
  expect(await lateOn(asOf)).toEqual(['2023-05', '2023-06'])
  await dueOn(10, '2023-07-02')
  expect(await lateOn(asOf)).toEqual(['2023-05', '2023-06', '2023-08'])
})

test('a preview tries other parameters in the place of those now in force', async () => {
  const tried = (dayOfMonth: number) =>
    previewRule(services.db, lateMonth, { districtCode, asOf, params: { dayOfMonth } })
  expect(await tried(10)).toMatchObject({ added: { count: 0 }, dropped: { count: 0 } })
  expect(await tried(20)).toMatchObject({
    added: { count: 0 },
    dropped: { count: 1, largest: [{ subject: '2023-08' }] },
    kept: { count: 2 },
  })
})
