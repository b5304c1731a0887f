import { beforeAll, describe, expect, test } from 'vitest'
import { detectionRules, runDetection } from '../../../src/features/detection/index.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const { appropriation } = await storyOf(tx)
    await appropriation({ document: '湘财社指〔2023〕1号', receivedOn: '2023-03-01' })
    await appropriation({
      document: '湘财社指〔2023〕2号',
      receivedOn: '2023-06-05',
      amountFen: 7n,
    })
    await appropriation({ document: '湘财社指〔2023〕3号', receivedOn: '2023-06-20' })
  })
})

const preview = (
  params: object,
  asOf: string | null = '2023-06-30',
  code = 'retention.unallocated',
) =>
  running.as('auditor', {
    method: 'POST',
    url: `/api/detection-rules/${code}/previews`,
    payload: { asOf: asOf ?? undefined, params },
  })

describe('a preview', () => {
  test('of a shorter limit shows what would come, by natural key', async () => {
    const answer = await preview({ days: 20 })
    expect(answer.json(), answer.body).toMatchObject({
      inForce: { days: 30 },
      candidate: { days: 20 },
      added: {
        count: 1,
        amount: '0.07',
        largest: [{ subject: '湘财社指〔2023〕2号', amount: '0.07', status: null }],
      },
      dropped: { count: 0, amount: '0.00', largest: [] },
      kept: { count: 1, amount: '100000.00', largest: [] },
    })
    expect(answer.json().added.largest[0].message).toContain('湘财社指〔2023〕2号')
  })

  test('of a longer one shows what would go, and what of it people have decided', async () => {
    const { services, actors } = running
    await runDetection(services.command, actors.auditor, { asOf: '2023-06-30' })
    await services.db
      .updateTable('alert')
      .set({ status: 'dismissed', reason_code: 'settled' })
      .execute()
    expect((await preview({ days: 200 })).json()).toMatchObject({
      added: { count: 0 },
      dropped: {
        count: 1,
        triagedCount: 1,
        largest: [{ subject: '湘财社指〔2023〕1号', status: 'dismissed' }],
      },
      kept: { count: 0 },
    })
  })

  test('is of the day of the last run where none is asked, against the alerts that are seen', async () => {
    const { services, actors } = running
    await runDetection(services.command, actors.auditor, { asOf: '2023-07-15' })
    const near = await preview({ days: 26 }, null)
    expect(near.json()).toMatchObject({
      asOf: '2023-07-15',
      added: { count: 0 },
      kept: { count: 2, amount: '100000.07' },
    })
    const shorter = await preview({ days: 20 }, null)
    expect(shorter.json().added).toMatchObject({ count: 1, amount: '100000.00' })
    const longer = await preview({ days: 45 }, null)
    expect(longer.json()).toMatchObject({
      dropped: { count: 1, amount: '0.07' },
      kept: { count: 1 },
    })
    await runDetection(services.command, actors.auditor, { asOf: '2023-06-30' })
  })

  test('writes nothing', async () => {
    const countOf = async (table: 'alert' | 'detection_run' | 'audit_entry') =>
      (await running.services.db.selectFrom(table).select('district_code').execute()).length
    const before = [await countOf('alert'), await countOf('detection_run')]
    const trail = await countOf('audit_entry')
    await preview({ days: 1 })
    expect([await countOf('alert'), await countOf('detection_run')]).toEqual(before)
    expect(await countOf('audit_entry')).toBe(trail)
  })

  test('refuses parameters and rules that there are none of', async () => {
    const wrong = await preview({ weeks: 1 })
    expect([wrong.statusCode, wrong.json().type]).toEqual([400, '/problems/parameters-invalid'])
    const unknown = await preview({}, '2023-06-30', 'retention.nothing')
    expect([unknown.statusCode, unknown.json().type]).toEqual([404, '/problems/rule-not-found'])
  })

  test('can be made of every rule', async () => {
    for (const { code } of detectionRules) {
      const answer = await preview({}, '2023-06-30', code)
      expect([code, answer.statusCode, answer.json().added]).toEqual([
        code,
        200,
        { count: 0, amount: '0.00', triagedCount: 0, largest: [] },
      ])
    }
  })
})

test('the runs are listed, and one shows its rules', async () => {
  const list = await running.as('finance', { method: 'GET', url: '/api/detection-runs?limit=1' })
  const [latest] = list.json().items
  expect(latest).toMatchObject({ asOf: '2023-06-30', trigger: 'manual', runBy: 'auditor' })
  const one = await running.as('finance', {
    method: 'GET',
    url: `/api/detection-runs/${latest.id}`,
  })
  expect(one.json().rules).toHaveLength(detectionRules.length)
  const none = await running.as('finance', {
    method: 'GET',
    url: '/api/detection-runs/01890000-0000-7000-8000-000000000000',
  })
  expect([none.statusCode, none.json().type]).toEqual([404, '/problems/detection-run-not-found'])
})
