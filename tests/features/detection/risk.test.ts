import { beforeAll, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import type { RiskUnit } from '../../../src/features/detection/risk/schemas.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const { batch, register, expenditure } = await storyOf(tx)
    await register({ kind: 'death', person: '张三', from: '2023-02-10' })
    const line = { result: 'settled', amountFen: 60_000n, standardFen: 45_000n } as const
    await batch({ number: '批1', month: '2023-07', lines: [line, { ...line, person: '李四' }] })
    await expenditure({ subject: '30201', amountFen: 4_200n, township: '430603102' })
  })
  await run()
})
const run = () =>
  runDetection(running.services.command, running.actors.auditor, { asOf: '2023-12-31' })
const get = async (url: string) => (await running.as('auditor', { url })).json()
const scores = async (unit: RiskUnit, more = '') =>
  (await get(`/api/risk-scores?unit=${unit}${more}`)).items
const ruleOf = (score: { contributions: { ruleCode: string }[] }, code: string) =>
  score.contributions.find(({ ruleCode }) => ruleCode === code)

test('a household carries what its own lines say, and each rule’s part is shown', async () => {
  const [first, second] = await scores('household')
  expect(first.name).toMatch(/^张\* 430699\*{8}\d{4}$/)
  // The dead: high, 600.00 of which are 0.06 points; over the standard: 150.00, so 0.02.
  expect(ruleOf(first, 'scope.after_death')).toEqual({
    ruleCode: 'scope.after_death',
    ruleName: expect.any(String),
    severity: 'high',
    alertCount: 1,
    confirmedCount: 0,
    countedAs: 1,
    amount: '600.00',
    severityPoints: '10.00',
    amountPoints: '0.06',
    trust: '1.0000',
    points: '10.06',
  })
  expect(ruleOf(second, 'scope.after_death')).toBeUndefined()
  for (const one of [first, second]) {
    const sum = one.contributions.reduce(
      (total: number, { points }: { points: string }) => total + Math.round(Number(points) * 100),
      0,
    )
    expect(Math.round(Number(one.score) * 100)).toBe(sum)
  }
})

test('townships, groups and accounts are scored alike, the highest first', async () => {
  const townships = await scores('township')
  const values = townships.map(({ score }: { score: string }) => Number(score))
  expect(values).toEqual(values.toSorted((a: number, b: number) => b - a))
  expect(townships[0]).toMatchObject({ name: '陆城镇', townshipCode: '430603101' })
  expect((await scores('group'))[0]).toMatchObject({
    key: '430603101/dibao_rural/测试村',
    name: '陆城镇 农村低保 测试村',
  })
  expect((await scores('account'))[0].name).toMatch(/^\*{4}.{4}$/)
  expect(await scores('township', '&townshipCode=430603102')).toHaveLength(1)
})

test('comes in pages that neither repeat nor leave out', async () => {
  const all = await scores('account')
  expect(all.length).toBeGreaterThan(1)
  const keys: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const at: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page = await get(`/api/risk-scores?unit=account&limit=1${at}`)
    keys.push(...page.items.map(({ key }: { key: string }) => key))
    cursor = page.nextCursor
  }
  expect(keys).toEqual(all.map(({ key }: { key: string }) => key))
})

test('a rule that was wrong counts less, and what was dismissed not at all', async () => {
  const before = ruleOf((await scores('household'))[0], 'scope.over_standard')
  const { items } = await get('/api/alerts?status=open&ruleCode=scope.over_standard')
  const details = await Promise.all(items.map(({ id }: { id: string }) => get(`/api/alerts/${id}`)))
  const other = details.find(({ evidence }) => evidence[0].key === '批1/2')
  await running.as('auditor', {
    method: 'POST',
    url: '/api/alerts/decisions',
    payload: {
      alerts: [{ id: other.id, version: other.version }],
      decision: { decision: 'dismissed', reasonCode: 'data_error', reason: '标准录入有误' },
    },
  })
  const [first, ...rest] = await scores('household')
  const now = ruleOf(first, 'scope.over_standard')
  expect(before).toMatchObject({ trust: '1.0000', alertCount: 1 })
  // One judged, none right: (0 + 1) ÷ (1 + 1).
  expect(now).toMatchObject({ trust: '0.5000', alertCount: 1 })
  expect(rest.every((one: never) => ruleOf(one, 'scope.over_standard') === undefined)).toBe(true)
})

test('a confirmed alert counts twice, and the weights are the bureau’s', async () => {
  const { items } = await get('/api/alerts?status=open&ruleCode=scope.after_death')
  await running.as('auditor', {
    method: 'POST',
    url: '/api/findings/from-alerts',
    payload: {
      alertIds: [items[0].id],
      rectificationKind: 'at_once',
      dueOn: '2024-02-20',
      responsibleUnit: '陆城镇',
    },
  })
  const dead = async () => ruleOf((await scores('household'))[0], 'scope.after_death')
  expect(await dead()).toMatchObject({ confirmedCount: 1, countedAs: 2, points: '20.06' })
  const set = await running.as('administrator', {
    method: 'POST',
    url: '/api/parameters/detection.risk/settings',
    payload: { validFrom: '2023-01-01', params: { highPoints: 7 }, reason: '试行' },
    headers: { 'if-match': '"v0"' },
  })
  expect(set.statusCode, set.body).toBe(201)
  expect(await dead()).toMatchObject({ severityPoints: '7.00', points: '14.06' })
})

test('leaves as a file', async () => {
  const { body } = await running.as('auditor', { url: '/api/risk-scores?unit=township&format=csv' })
  expect(body).toContain('对象类型,对象,乡镇(街道),风险分,疑点数,构成')
})

test('of alerts that a rule raised with two severities, the graver one counts', async () => {
  const { items } = await get('/api/alerts?ruleCode=scope.no_eligibility')
  expect(items.map((one: { severity: string }) => one.severity)).toEqual(['medium', 'medium'])
  await running.services.db
    .updateTable('alert')
    .set({ severity: 'high' })
    .where('id', '=', items[0].id)
    .execute()
  const [first] = await scores('township')
  expect(ruleOf(first, 'scope.no_eligibility')).toMatchObject({ severity: 'high', alertCount: 2 })
})
