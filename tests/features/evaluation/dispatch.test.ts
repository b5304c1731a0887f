import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { codeOf, evaluationApi } from '../../support/evaluation.ts'
import { storyOf } from '../../support/story.ts'
import { findingOf } from '../../support/story-findings.ts'

let running: TestApp
let api: ReturnType<typeof evaluationApi>
const url = '/api/dispatch-bulletins/2023/3'
const text = { summary: '总体平稳', requirements: '10月20日前补发全部退汇' }

/** 陆城镇 in the second and third quarter, and a township that had money and did nothing. */
beforeAll(async () => {
  running = await startApp()
  api = evaluationApi(running)
  await inTransaction(running.services.pool, async (tx) => {
    const story = await storyOf(tx)
    await story.batch({
      month: '2023-06',
      lines: [{ amountFen: 20_000n, result: 'settled', executedOn: '2023-06-09' }],
    })
    const number = await story.batch({
      month: '2023-08',
      lines: [
        { amountFen: 50_000n, result: 'settled', executedOn: '2023-08-15' },
        { amountFen: 7_000n, result: 'returned', executedOn: '2023-08-08' },
        { amountFen: 3_000n, result: 'returned', executedOn: '2023-08-08' },
      ],
    })
    await story.batch({
      month: '2023-09',
      isReissue: true,
      lines: [
        { amountFen: 7_000n, result: 'settled', executedOn: '2023-09-04', reissueOf: [number, 2] },
        // Paid again after the quarter: still open at its end.
        { amountFen: 3_000n, result: 'settled', executedOn: '2023-10-09', reissueOf: [number, 3] },
      ],
    })
    await story.appropriation({ document: '湘财社指〔2023〕90号', amountFen: 30_000n })
    await story.allocation({
      document: '湘财社指〔2023〕90号',
      township: '430603102',
      amountFen: 30_000n,
    })
    const there = { township: '430603101', amountFen: 900_00n }
    await findingOf(tx, { ...there, foundOn: '2023-05-05', doneOn: '2023-06-20' })
    await findingOf(tx, { ...there, foundOn: '2023-06-25', doneOn: '2023-07-20' })
    await findingOf(tx, { ...there, foundOn: '2023-07-01', dueOn: '2023-09-29' })
    await findingOf(tx, { ...there, foundOn: '2023-07-02', dueOn: '2023-09-30' })
    await findingOf(tx, { ...there, foundOn: '2023-10-02' })
    const nowhere = { township: null, amountFen: 400_00n }
    await findingOf(tx, { ...nowhere, foundOn: '2023-07-03', dueOn: '2023-09-29' })
    await findingOf(tx, { ...nowhere, foundOn: '2023-07-03', doneOn: '2023-08-03' })
  })
})

describe("a quarter's bulletin", () => {
  test('counts the year to the last day of the quarter, and what the quarter did', async () => {
    const answer = await api.send('auditor', 'PUT', url, text)
    expect(answer.statusCode, answer.body).toBe(200)
    const { townships, district, ...head } = answer.json()
    expect(head).toMatchObject({ number: 1, from: '2023-07-01', asOf: '2023-09-30', ...text })
    expect(townships[0]).toEqual({
      code: '430603101',
      name: '陆城镇',
      rank: 1,
      given: '800.00',
      used: '770.00',
      usedInQuarter: '570.00',
      executionRate: '96.25',
      batchesDue: 2,
      batchesInTime: 1,
      inTimeRate: '50.00',
      returnedOpen: 1,
      returnedOpenAmount: '30.00',
      alertsOpen: 0,
      findingsOpen: 2,
      findingsOverdue: 1,
      findingsClosed: 1,
      amountOpen: '1800.00',
    })
    expect(townships[1]).toMatchObject({ name: '路口镇', rank: 2, executionRate: '0.00' })
    expect(townships[2]).toMatchObject({ rank: 3, executionRate: null, inTimeRate: null })
    expect(townships).toHaveLength(5)
    expect(district).toMatchObject({ given: '1100.00', used: '770.00', executionRate: '70.00' })
  })

  test('counts in the sum what belongs to no township, as the statistics do', async () => {
    const { district, townships } = (await api.get('auditor', url)).json()
    expect(district).toMatchObject({
      findingsOpen: 3,
      findingsOverdue: 2,
      findingsClosed: 2,
      amountOpen: '2200.00',
    })
    const statistics = '/api/finding-statistics?by=township&asOf=2023-09-30'
    const counted = (await api.get('auditor', statistics)).json()
    const counts = (name: string) =>
      counted.reduce((sum: number, row: Record<string, number>) => sum + (row[name] ?? 0), 0)
    expect(counts('overdueCount')).toBe(district.findingsOverdue)
    expect(counts('count') - counts('doneCount')).toBe(district.findingsOpen)
    expect(townships.every(({ code }: { code: unknown }) => code !== null)).toBe(true)
  })

  test('names the materials that were due in it, and from whom', async () => {
    const { materials } = (await api.get('auditor', url)).json()
    expect(materials).toHaveLength(5)
    expect(materials[0]).toEqual({
      material: 'interim',
      materialName: '阶段性工作情况',
      townshipCode: '430603001',
      townshipName: '长岭街道',
      dueOn: '2023-09-05',
      state: 'overdue',
      lateDays: 25,
    })
  })

  test('is rewritten by the version that was seen', async () => {
    const blind = await api.send('auditor', 'PUT', url, text)
    expect([blind.statusCode, codeOf(blind)]).toEqual([409, 'dispatch-bulletin-exists'])
    const stale = await api.send('auditor', 'PUT', url, text, { 'if-match': '"v9"' })
    expect(stale.statusCode).toBe(412)
    const again = await api.send('auditor', 'PUT', url, text, { 'if-match': '"v1"' })
    expect(again.json()).toMatchObject({ number: 1, version: 2 })
  })

  test('is numbered within the year, and stands alone for a quarter that has begun', async () => {
    const fourth = await api.send('auditor', 'PUT', '/api/dispatch-bulletins/2023/4', text)
    expect(fourth.json()).toMatchObject({ number: 2, asOf: '2023-12-31' })
    const now = await api.send('auditor', 'PUT', '/api/dispatch-bulletins/2024/1', text)
    expect(now.json()).toMatchObject({ number: 1, asOf: '2024-01-20' })
    const later = await api.send('auditor', 'PUT', '/api/dispatch-bulletins/2024/2', text)
    expect([later.statusCode, codeOf(later)]).toEqual([409, 'quarter-not-begun'])
  })

  test('is issued by another person; then townships see it and it stays as it is', async () => {
    expect(codeOf(await api.get('township', url))).toBe('dispatch-bulletin-not-found')
    const version = { 'if-match': '"v2"' }
    expect((await api.post('auditor', `${url}/issue`, {}, version)).statusCode).toBe(403)
    const issued = await api.post('leadership', `${url}/issue`, {}, version)
    expect(issued.json()).toMatchObject({ issuedOn: '2024-01-20', version: 3 })
    expect((await api.get('township', url)).json()).toEqual(issued.json())
    const seen = (await api.get('township', '/api/dispatch-bulletins?year=2023')).json()
    expect(seen.map(({ quarter }: { quarter: number }) => quarter)).toEqual([3])
    for (const answer of [
      await api.send('auditor', 'PUT', url, text, { 'if-match': '"v3"' }),
      await api.post('leadership', `${url}/issue`, {}, { 'if-match': '"v3"' }),
    ]) {
      expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'dispatch-bulletin-issued'])
    }
  })

  test('is never issued by who wrote it', async () => {
    const fourth = '/api/dispatch-bulletins/2023/4'
    await running.services.db
      .updateTable('dispatch_bulletin')
      .set({ written_by: running.actors.leadership.userId })
      .where('quarter', '=', 4)
      .execute()
    const answer = await api.post('leadership', `${fourth}/issue`, {}, { 'if-match': '"v1"' })
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'same-person'])
  })
})
