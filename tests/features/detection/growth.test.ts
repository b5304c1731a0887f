import { beforeAll, expect, test } from 'vitest'
import { decideAlerts } from '../../../src/features/detection/alerts/decide-alerts.ts'
import { runDetection } from '../../../src/features/detection/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { makeActor, type TestServices, testServices } from '../../support/db.ts'
import { type Story, storyOf } from '../../support/story.ts'

let services: TestServices
let auditor: Actor
beforeAll(async () => {
  services = await testServices()
  auditor = await makeActor(services, 'auditor')
})

const tell = (tale: (story: Story) => Promise<unknown>) =>
  inTransaction(services.pool, async (tx) => tale(await storyOf(tx)))

/** The one alert of a rule as of a day, and what has come to it since it was decided about. */
async function alertOn(asOf: string, ruleCode: string) {
  await runDetection(services.command, auditor, { asOf })
  return services.db
    .selectFrom('alert')
    .select(['id', 'version', 'status', 'amount_fen', 'added_count', 'added_fen'])
    .where('rule_code', '=', ruleCode)
    .executeTakeFirstOrThrow()
}

async function dismissedOn(asOf: string, ruleCode: string) {
  const { id, version } = await alertOn(asOf, ruleCode)
  const reason = { reasonCode: 'immaterial', reason: '情节轻微' }
  await decideAlerts(services.command, auditor, {
    alerts: [{ id, version }],
    decision: { decision: 'dismissed', ...reason },
    today: asOf,
  })
}

test('what was dismissed tells when more of the same row is at stake', async () => {
  await tell(({ batch }) =>
    batch({
      month: '2023-05',
      lines: [
        { result: 'settled', executedOn: '2023-05-12', amountFen: 100n },
        { result: 'settled', executedOn: '2023-05-30', amountFen: 45_000n },
      ],
    }),
  )
  await dismissedOn('2023-05-20', 'retention.late_month')
  expect(await alertOn('2023-05-31', 'retention.late_month')).toMatchObject({
    status: 'dismissed',
    amount_fen: 100n,
    added_count: 1,
    added_fen: 45_000n,
  })
})

test('what came to it and is gone again is no longer told', async () => {
  await tell(async ({ batch, register }) => {
    await register({ kind: 'death', from: '2023-02-10' })
    await batch({ month: '2023-03', lines: [{ result: 'settled' }] })
    const returned = { result: 'returned', executedOn: '2023-04-20' } as const
    await batch({ month: '2023-04', lines: [returned] })
  })
  await dismissedOn('2023-03-31', 'scope.after_death')
  const addedOn = async (day: string) => {
    const { added_count, added_fen } = await alertOn(day, 'scope.after_death')
    return [added_count, added_fen]
  }
  expect(await addedOn('2023-04-19')).toEqual([1, 45_000n])
  expect(await addedOn('2023-04-20')).toEqual([0, 0n])
  expect(await addedOn('2023-04-19')).toEqual([1, 45_000n])
  expect(await addedOn('2023-02-28')).toEqual([0, 0n])
})

test('one more grant comes to the case that was dismissed, whatever its batch is called', async () => {
  const granted = (number: string, executedOn: string) =>
    tell(({ batch }) =>
      batch({
        number,
        category: 'temporary',
        lines: [{ person: '赵六', amountFen: 150_000n, result: 'settled', executedOn }],
      }),
    )
  await granted('临时救助8', '2023-07-05')
  await granted('临时救助9', '2023-07-08')
  await dismissedOn('2023-07-09', 'integrity.split_relief')
  await granted('临时救助10', '2023-07-20')
  await runDetection(services.command, auditor, { asOf: '2023-07-31' })
  const alerts = await services.db
    .selectFrom('alert')
    .select(['status', 'added_count', 'added_fen'])
    .where('rule_code', '=', 'integrity.split_relief')
    .execute()
  expect(alerts).toEqual([{ status: 'dismissed', added_count: 1, added_fen: 150_000n }])
})
