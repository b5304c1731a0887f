import { beforeAll, describe, expect, test } from 'vitest'
import { detectionRules } from '../../../src/features/detection/index.ts'
import { parametersInForce } from '../../../src/features/parameters/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'

const code = 'retention.unallocated'
let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const get = (url: string) => running.as('auditor', { method: 'GET', url })
const detail = async () => (await get(`/api/parameters/${code}`)).json()

async function change(part: object, version?: number, role: Actor['role'] = 'administrator') {
  const seen = version ?? (await detail()).version
  return running.as(role, {
    method: 'POST',
    url: `/api/parameters/${code}/settings`,
    payload: { reason: '按省实施办法', ...part },
    headers: { 'if-match': `"v${seen}"` },
  })
}

const daysOn = async (asOf: string) =>
  (await parametersInForce(running.services.db, detectionRules, { districtCode, asOf }))[code]

const codeOf = (answer: { json(): { type: string } }) =>
  answer.json().type.replace('/problems/', '')

describe('parameters', () => {
  test('have their defaults before the first setting, then those of the newest day', async () => {
    await change({ validFrom: '2023-06-01', params: { days: 20 } })
    await change({ validFrom: '2023-09-01', params: { days: 15 } })
    expect(await daysOn('2023-05-31')).toEqual({ days: 30 })
    expect(await daysOn('2023-06-01')).toEqual({ days: 20 })
    expect(await daysOn('2023-08-31')).toEqual({ days: 20 })
    expect(await daysOn('2023-09-01')).toEqual({ days: 15 })
  })

  test('of one day are the last that were set for it', async () => {
    await change({ validFrom: '2023-11-01', params: { days: 60 } })
    await change({ validFrom: '2023-11-01', params: { days: 25 } })
    expect(await daysOn('2023-11-01')).toEqual({ days: 25 })
  })

  test('of a rule leave those of the others as they are', async () => {
    const when = { districtCode, asOf: '2023-09-01' }
    const all = await parametersInForce(running.services.db, detectionRules, when)
    expect(all['retention.late_month']).toMatchObject({ dayOfMonth: 10 })
  })

  test('keep who changed them, when, why, and what was before', async () => {
    const answer = await change({
      validFrom: '2024-01-01',
      params: { days: 45 },
      source: '云民发〔2023〕8号',
      certainty: 'verified',
      reason: '县级配套资金按季下达',
    })
    expect(answer.statusCode, answer.body).toBe(201)
    const { history, inForce, version } = answer.json()
    expect([answer.headers.etag, history.length]).toEqual([`"v${version}"`, version])
    expect(inForce).toEqual({ days: 45 })
    expect(history[0]).toEqual({
      seq: version,
      validFrom: '2024-01-01',
      before: { days: 25 },
      after: { days: 45 },
      source: '云民发〔2023〕8号',
      certainty: 'verified',
      reason: '县级配套资金按季下达',
      setBy: 'administrator',
      setAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
    })
  })

  test('cannot be rewritten afterwards, not even in the database', async () => {
    const rewrite = running.services.db.updateTable('parameter_setting').set({ reason: '' })
    await expect(rewrite.execute()).rejects.toThrow('append-only')
  })

  test.each([
    [{ validFrom: '2024-02-01', params: { days: 0 } }, 400, 'parameters-invalid'],
    [{ validFrom: '2024-02-01', params: { weeks: 4 } }, 400, 'parameters-invalid'],
    [{ validFrom: '2024-02-01', params: { days: 45 } }, 409, 'parameters-unchanged'],
    [{ validFrom: '2024-02-30', params: { days: 9 } }, 400, 'invalid-request'],
    [{ validFrom: '2024-02-01', params: { days: 9 }, reason: ' ' }, 400, 'invalid-request'],
  ])('refuse %o', async (part, status, problem) => {
    const before = await detail()
    const answer = await change(part)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, problem])
    expect(await detail()).toEqual(before)
  })

  test('say which of them is wrong', async () => {
    const answer = await change({ validFrom: '2024-02-01', params: { days: 0 } })
    expect(answer.json().errors).toEqual([
      expect.objectContaining({ pointer: '/params/days', reason: expect.any(String) }),
    ])
  })

  test('are changed on the version that was seen, one of two at once', async () => {
    const { version } = await detail()
    const part = (days: number) => ({ validFrom: '2025-01-01', params: { days } })
    const answers = await Promise.all([change(part(11), version), change(part(12), version)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 412])
  })

  test('of an unknown set are not there', async () => {
    const answer = await get('/api/parameters/nothing')
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'parameter-set-unknown'])
  })

  test('are listed for every rule, with their bounds', async () => {
    const list = (await get('/api/parameters?asOf=2023-07-01')).json()
    expect(list).toHaveLength(new Set(list.map((one: { code: string }) => one.code)).size)
    expect(list.length).toBeGreaterThanOrEqual(detectionRules.length)
    expect(list.find((one: { code: string }) => one.code === code)).toMatchObject({
      inForce: { days: 20 },
      schema: { properties: { days: { minimum: 1, maximum: 365 } } },
    })
  })

  test('that no longer fit stop the run instead of being guessed', async () => {
    const { version } = await detail()
    await running.services.db
      .insertInto('parameter_setting')
      .values({
        district_code: districtCode,
        set_code: code,
        seq: version + 1,
        valid_from: '2030-01-01',
        params_before: '{}',
        params: JSON.stringify({ days: 0 }),
        source: '',
        certainty: 'unverified',
        reason: '旧版参数',
      })
      .execute()
    await expect(daysOn('2030-01-01')).rejects.toMatchObject({ code: 'stored-parameters-invalid' })
  })
})
