import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { findingOf } from '../../support/story-findings.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const audit = { source: 'audit', pattern: 'diversion', amountFen: 100_000n }
    // Handed in on its last day, and closed.
    await findingOf(tx, {
      ...audit,
      number: '甲1',
      dueOn: '2023-08-31',
      handedInOn: '2023-08-31',
      doneOn: '2023-09-20',
      isClosed: true,
      rectifiedFen: 60_000n,
      way: 'recovered',
    })
    // A day late, verified only.
    await findingOf(tx, { ...audit, number: '甲2', dueOn: '2023-08-30', doneOn: '2023-08-31' })
    // Overdue from the day after 2023-12-01.
    await findingOf(tx, { ...audit, number: '甲3', dueOn: '2023-12-01', township: null })
    await findingOf(tx, {
      number: '乙1',
      source: 'daily_inspection',
      pattern: 'other',
      township: '430603101',
      foundOn: '2023-11-01',
      dueOn: '2024-03-01',
      amountFen: 5_000n,
    })
  })
})

const get = async (url: string, role: 'auditor' | 'township' = 'auditor') =>
  (await running.as(role, { url })).json()
const statistics = (by: string, more = '&asOf=2023-12-01') =>
  get(`/api/finding-statistics?by=${by}${more}`)

describe('statistics', () => {
  test('by source say how much, what was put right, how many closed, how many in time', async () => {
    const [audit, daily] = await statistics('source')
    expect(audit).toMatchObject({
      key: 'audit',
      count: 3,
      amount: '3000.00',
      rectifiedAmount: '600.00',
      remainingAmount: '2400.00',
      recovered: '600.00',
      handedUp: '0.00',
      doneCount: 2,
      closedCount: 1,
      closedRate: '0.3333',
      judgedCount: 2,
      inTimeCount: 1,
      inTimeRate: '0.5000',
      overdueCount: 0,
    })
    expect(daily).toMatchObject({ key: 'daily_inspection', count: 1, inTimeRate: null })
  })

  test('judge what is a day over its deadline, and not what is on it', async () => {
    const [audit] = await statistics('source', '&asOf=2023-12-02')
    expect(audit).toMatchObject({ judgedCount: 3, inTimeRate: '0.3333', overdueCount: 1 })
  })

  test('by township, the bureau apart; a township sees its own', async () => {
    const keys = (rows: { key: string | null }[]) => rows.map(({ key }) => key)
    expect(keys(await statistics('township'))).toEqual(['430603002', null, '430603101'])
    expect(
      keys(await get('/api/finding-statistics?by=township&asOf=2023-12-01', 'township')),
    ).toEqual(['430603002'])
  })

  test('by age count the unfinished by days since they were found, to the day', async () => {
    const ages = async (asOf: string) =>
      Object.fromEntries(
        (await statistics('age', `&asOf=${asOf}`)).map((row: { key: string; count: number }) => [
          row.key,
          row.count,
        ]),
      )
    expect(await ages('2023-12-01')).toEqual({ done: 2, to_30: 1, to_180: 1 })
    expect(await ages('2023-12-02')).toEqual({ done: 2, to_90: 1, to_180: 1 })
    expect(await ages('2023-12-29')).toEqual({ done: 2, to_90: 1, over_180: 1 })
  })

  test('by days of finding, both ends in', async () => {
    const within = '&foundFrom=2023-11-01&foundTo=2023-11-01'
    expect(await statistics('pattern', within)).toMatchObject([{ key: 'other', count: 1 }])
    expect(await statistics('pattern', '&foundFrom=2023-11-02')).toEqual([])
  })

  test('leave as a file with names instead of codes', async () => {
    const { body } = await running.as('auditor', {
      url: '/api/finding-statistics?by=source&format=csv&asOf=2023-12-01',
    })
    expect(body).toContain('审计,3,3000.00,600.00,2400.00,')
  })
})

describe('the rectification ledger', () => {
  test('has the lists, the progress and the money of each finding', async () => {
    const { items } = await get('/api/findings?overdue=true&asOf=2024-03-02')
    const late = items.find(({ number }: { number: string }) => number === '乙1')
    const items1 = [
      { list: 'problem', content: '备用金未清' },
      {
        list: 'measure',
        content: '逐户核实',
        unit: '陆城镇',
        person: '分管副镇长',
        dueOn: '2024-02-01',
      },
    ]
    const planned = await running.as('auditor', {
      method: 'POST',
      url: `/api/findings/${late.id}/items`,
      payload: { note: '三项清单', items: items1 },
      headers: { 'if-match': '"v1"' },
    })
    expect(planned.statusCode, planned.body).toBe(201)
    const ledger = await get('/api/rectification-ledger?asOf=2024-03-02')
    expect(ledger.map(({ number }: { number: string }) => number)).toEqual([
      '乙1',
      '甲1',
      '甲2',
      '甲3',
    ])
    expect(ledger[0]).toMatchObject({
      problems: '备用金未清',
      measures: '逐户核实(陆城镇 分管副镇长,2024-02-01前)',
      duties: null,
      measureCount: 1,
      measuresDone: 0,
      isOverdue: true,
    })
    expect(ledger[1]).toMatchObject({ recovered: '600.00', remaining: '400.00' })
    const file = await running.as('auditor', { url: '/api/rectification-ledger?format=xlsx' })
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  test('shows each finding as it stood on the day, and so do the statistics', async () => {
    const stood = async (asOf: string) => {
      const ledger = await get(`/api/rectification-ledger?asOf=${asOf}`)
      const [first] = ledger.filter(({ number }: { number: string }) => number === '甲1')
      const { state, rectified, remaining, recovered, handedInOn, progressOn } = first
      const rows = await statistics('source', `&asOf=${asOf}`)
      const [{ doneCount, rectifiedAmount }] = rows
      expect([rectifiedAmount, rows[0].recovered]).toEqual([rectified, recovered])
      return [state, rectified, remaining, recovered, handedInOn, progressOn, doneCount]
    }
    expect(await stood('2023-08-30')).toEqual([
      ...['rectifying', '0.00', '1000.00', '0.00', null, '2023-07-01', 0],
    ])
    const handedIn = ['600.00', '400.00', '600.00', '2023-08-31', '2023-08-31']
    expect(await stood('2023-08-31')).toEqual(['submitted', ...handedIn, 1])
    expect(await stood('2023-09-19')).toEqual(['submitted', ...handedIn, 1])
    expect(await stood('2023-09-20')).toEqual(['closed', ...handedIn, 2])
  })

  test('shows a township its own', async () => {
    const ledger = await get('/api/rectification-ledger', 'township')
    expect(ledger.map(({ number }: { number: string }) => number)).toEqual(['甲1', '甲2'])
  })
})
