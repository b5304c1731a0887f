import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decideAlerts } from '../../../src/features/detection/alerts/decide-alerts.ts'
import {
  confirmAlerts,
  detectionRules,
  runDetection,
} from '../../../src/features/detection/index.ts'
import { detectionRunById } from '../../../src/features/detection/runs/queries.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { type Story, storyOf } from '../../support/story.ts'

let services: TestServices
let auditor: Actor
let count = 0
/** A document of the test's own: the tests share one database and never look at others' alerts. */
let document: string

beforeAll(async () => {
  services = await testServices()
  auditor = await makeActor(services, 'auditor')
})
beforeEach(() => {
  count += 1
  document = `湘财社指〔2023〕${count}号`
})

const tell = (tale: (story: Story) => Promise<unknown>) =>
  inTransaction(services.pool, async (tx) => tale(await storyOf(tx)))
const received = () => tell((story) => story.appropriation({ document, receivedOn: '2023-03-01' }))
const run = (asOf: string, key?: string) => runDetection(services.command, auditor, { asOf, key })

async function stored() {
  return services.db
    .selectFrom('alert')
    .selectAll()
    .where('rule_code', '=', 'retention.unallocated')
    .where('subject', '=', document)
    .executeTakeFirstOrThrow()
}

async function decide(decision: 'dismissed' | 'open') {
  const { id, version } = await stored()
  const reason = '已核实,分两次分配'
  await decideAlerts(services.command, auditor, {
    alerts: [{ id, version }],
    decision:
      decision === 'open'
        ? { decision, reason }
        : { decision, reasonCode: 'lawful_exception', reason },
    today: '2024-01-20',
  })
}

describe('a detection run', () => {
  test('finds what every rule finds, and says so', async () => {
    await received()
    await tell((story) => story.expenditure({ subject: '30201' }))
    const outcome = await run('2023-07-31')
    expect(outcome).toMatchObject({ asOf: '2023-07-31', withdrawnCount: 0 })
    expect(outcome.byRule).toContainEqual({
      code: 'retention.unallocated',
      openCount: 1,
      newCount: 1,
      withdrawnCount: 0,
    })
    expect(outcome.newCount).toBe(outcome.byRule.reduce((sum, one) => sum + one.newCount, 0))
    const row = await services.db
      .selectFrom('detection_run')
      .select(['as_of', 'trigger', 'new_count', 'withdrawn_count', 'run_by'])
      .where('id', '=', outcome.runId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      as_of: '2023-07-31',
      trigger: 'manual',
      new_count: outcome.newCount,
      withdrawn_count: 0,
      run_by: auditor.userId,
    })
  })

  test('records what each rule was, asked and found, and up to where the data went', async () => {
    await received()
    const { runId } = await run('2023-07-31')
    const detail = await detectionRunById(services.db, districtCode, runId)
    expect(detail).toMatchObject({ asOf: '2023-07-31', runBy: 'auditor' })
    expect(detail.highWater.trailSeq).toBeGreaterThan(0)
    const rule = detail.rules.find(({ code }) => code === 'retention.unallocated')
    expect(rule).toMatchObject({
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      params: { days: 30 },
      digest: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(rule?.foundCount).toBeGreaterThan(0)
    expect(rule?.foundAmount).toBe(BigInt(rule?.foundCount ?? 0) * 10_000_000n)
  })

  test('has the same digests on the same data, others on other data', async () => {
    await received()
    const digestsOf = async () => {
      const { runId } = await run('2023-07-31')
      const { rules } = await detectionRunById(services.db, districtCode, runId)
      return rules.map(({ code, version, digest }) => [code, version, digest])
    }
    const first = await digestsOf()
    expect(await digestsOf()).toEqual(first)
    document = `湘财社指〔2023〕${count}0号`
    await received()
    const differing = (await digestsOf()).filter((one, no) => one[2] !== first[no]?.[2])
    expect(differing.map(([code]) => code)).toEqual(['retention.unallocated'])
  })

  test('tells how far it is', async () => {
    const told: [string, number, number][] = []
    await runDetection(services.command, auditor, {
      asOf: '2023-07-31',
      report: async (...step) => void told.push(step),
    })
    const total = detectionRules.length
    expect(told).toEqual([
      ['整理发放数据', 0, total],
      ...detectionRules.map(({ name }, done) => [name, done, total]),
    ])
  })

  test('changes nothing when it is repeated', async () => {
    await received()
    await run('2023-07-31')
    const { run_id: firstRun, ...before } = await stored()
    const again = await run('2023-07-31')
    const { run_id: lastRun, ...after } = await stored()
    expect(again).toMatchObject({ newCount: 0, withdrawnCount: 0 })
    expect(after).toEqual(before)
    expect([firstRun, lastRun]).not.toContain(undefined)
    expect(lastRun).toBe(again.runId)
  })

  test('answers the same under the same key', async () => {
    await received()
    const key = `run-${count}`
    expect(await run('2023-07-31', key)).toEqual(await run('2023-07-31', key))
  })

  test('refreshes an open alert, under a new version', async () => {
    await received()
    await run('2023-07-31')
    await run('2023-08-31')
    const alert = await stored()
    expect(alert).toMatchObject({ status: 'open', version: 2 })
    expect(alert.facts).toMatchObject({ heldDays: 183 })
  })

  test('withdraws an open alert that no longer holds, and opens it when it holds again', async () => {
    await received()
    await run('2023-07-31')
    const early = await run('2023-03-20')
    expect(early.withdrawnCount).toBeGreaterThan(0)
    expect(await stored()).toMatchObject({
      status: 'withdrawn',
      status_reason: '截至2023-03-20复查,规则条件已不成立,自动撤销',
      version: 2,
    })
    const late = await run('2023-07-31')
    expect(late.newCount).toBeGreaterThan(0)
    expect(await stored()).toMatchObject({ status: 'open', status_reason: null, version: 3 })
  })

  test('leaves a dismissed alert dismissed, whether it holds or not', async () => {
    await received()
    await run('2023-07-31')
    await decide('dismissed')
    const dismissed = await stored()
    await run('2023-08-31')
    await run('2023-03-20')
    expect(await stored()).toEqual(dismissed)
  })

  test('keeps an alert open that was opened again, with its reason', async () => {
    await received()
    await run('2023-07-31')
    await decide('dismissed')
    await decide('open')
    await run('2023-07-31')
    expect(await stored()).toMatchObject({ status: 'open', status_reason: '已核实,分两次分配' })
  })

  test('leaves a confirmed alert confirmed, also when it no longer holds', async () => {
    await received()
    await run('2023-07-31')
    const { id } = await stored()
    await inTransaction(services.pool, (tx) =>
      confirmAlerts(tx, auditor, { alertIds: [id], on: '2023-12-31' }),
    )
    const confirmed = await stored()
    await run('2023-03-20')
    expect(await stored()).toEqual(confirmed)
  })

  test('does not let two runs withdraw what the other one found', async () => {
    await received()
    await Promise.all([run('2023-07-31'), run('2023-07-31'), run('2023-07-31')])
    expect(await stored()).toMatchObject({ status: 'open', version: 1 })
  })
})
