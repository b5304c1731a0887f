import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Gap } from '../../../src/features/evaluation/runs/schemas.ts'
import type { AskedValue } from '../../../src/features/evaluation/values/schemas.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { codeOf, evaluationApi, indicatorOf } from '../../support/evaluation.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { uploadProof } from '../../support/proofs.ts'

let running: TestApp
let api: ReturnType<typeof evaluationApi>
const own = '430603002'
beforeAll(async () => {
  running = await startApp()
  api = evaluationApi(running)
})

const report = (
  role: 'township' | 'auditor' | 'finance' | 'leadership',
  subject: string,
  code: string,
  body: object,
  headers = {},
) =>
  api.send(
    role,
    'PUT',
    `/api/indicator-values/2023/${encodeURIComponent('全年')}/${subject}/${code}`,
    body,
    headers,
  )

describe('reporting a value', () => {
  test('a township reports its own, and corrects it by the version it has seen', async () => {
    const first = await report('township', own, 'trainings', { value: '1', note: '签到表' })
    expect([first.statusCode, first.json(), first.headers['etag']]).toEqual([
      200,
      { version: 1 },
      '"v1"',
    ])
    const twice = await report('township', own, 'trainings', { value: '2', note: '签到表' })
    expect([twice.statusCode, codeOf(twice)]).toEqual([409, 'indicator-value-exists'])
    const seen = { 'if-match': '"v1"' }
    const body = { value: '2', note: '补9月签到表' }
    const second = await report('township', own, 'trainings', body, seen)
    expect(second.json()).toEqual({ version: 2 })
    const late = await report('township', own, 'trainings', body, seen)
    expect([late.statusCode, codeOf(late)]).toEqual([412, 'version-outdated'])
    const form = await api.get('township', '/api/indicator-values?scheme=effectiveness-2023')
    expect(form.json<AskedValue[]>().find(({ code }) => code === 'trainings')).toMatchObject({
      subjectCode: own,
      indicator: 'A1',
      value: '2',
      note: '补9月签到表',
      evidence: ['培训通知', '签到表'],
      version: 2,
    })
  })

  test('two first reports at once: one is kept, the other one told', async () => {
    const { pool } = running.services
    const other = await pool.connect()
    await other.query('begin')
    await other.query(
      `insert into indicator_value (district_code, year, period, township_code, indicator_code,
        value, note, reported_by) values ($1, 2023, '全年', $2, 'publicity', 4, '照片', $3)`,
      [districtCode, own, running.actors.finance.userId],
    )
    const waiting = report('township', own, 'publicity', { value: '1', note: '照片' })
    await vi.waitFor(async () => {
      const { rows } = await pool.query(`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
      expect(rows).toHaveLength(1)
    })
    await other.query('commit')
    other.release()
    const late = await waiting
    expect([late.statusCode, codeOf(late)]).toEqual([409, 'indicator-value-exists'])
    const form = await api.get('township', '/api/indicator-values?scheme=effectiveness-2023')
    expect(form.json<AskedValue[]>().find(({ code }) => code === 'publicity')?.value).toBe('4')
  })

  test.each([
    ['for another township', '430603101', 'publicity', 404, 'value-not-asked'],
    ['what the bureau judges', own, 'inspection_visits', 404, 'value-not-asked'],
    ['what nobody asks for', own, 'luck', 404, 'value-not-asked'],
    ['what is asked of the district', '430603', 'policy_awareness', 404, 'value-not-asked'],
  ])('is refused to a township %s', async (_, subject, code, status, problem) => {
    const answer = await report('township', subject, code, { value: '1' })
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, problem])
  })

  test('is refused of a township that there is not', async () => {
    const answer = await report('auditor', '430699999', 'trainings', { value: '1' })
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'township-unknown'])
  })

  test('is refused where the value is no number, or the caller reads only', async () => {
    expect(codeOf(await report('township', own, 'publicity', { value: '四' }))).toBe(
      'invalid-request',
    )
    expect(codeOf(await report('township', own, 'publicity', { value: '-4' }))).toBe(
      'invalid-request',
    )
    expect((await report('leadership', own, 'publicity', { value: '4' })).statusCode).toBe(403)
  })
})

describe('a file of values', () => {
  test.each([
    [
      '2023,上半年,430603002,publicity,4,照片',
      '期次',
      '上半年',
      '该年度没有这个期次的乡镇评价方案',
    ],
    ['2022,全年,430603002,publicity,4,照片', '期次', '全年', '该年度没有这个期次的乡镇评价方案'],
    ['2023,全年,430603002,luck,4,照片', '指标编码', 'luck', '评价方案没有要求乡镇填报这个指标'],
    [
      '2023,全年,430603002,policy_awareness,4,照片',
      '指标编码',
      'policy_awareness',
      '评价方案没有要求乡镇填报这个指标',
    ],
    [
      '2023,全年,430603002,payment_on_time,4,照片',
      '指标编码',
      'payment_on_time',
      '该指标由系统计算,不必填报',
    ],
    ['2023,全年,430603002,publicity,-4,照片', '数值', '-4', '数值不能为负'],
  ])('with %s is refused as the form is', async (row, column, value, reason) => {
    const { services, actors } = running
    const file = sheet('indicator-values', row)
    await expect(
      importSheet(services, actors.finance, 'indicator-values', file),
    ).rejects.toMatchObject({ extensions: { errors: [{ row: 2, column, value, reason }] } })
  })
})

describe('the August inspection', () => {
  test('is a form that the bureau fills in, with proof or it counts as missing', async () => {
    const form = await api.get(
      'auditor',
      `/api/indicator-values?scheme=effectiveness-2023&kind=inspected&townshipCode=${own}`,
    )
    const asked = form.json<AskedValue[]>()
    expect(asked.map(({ code }) => code)).toEqual([
      'inspection_organisation',
      'inspection_visits',
      'inspection_targets',
      'inspection_archives',
      'inspection_notice',
      'innovations',
    ])
    expect(asked.every(({ proof }) => proof === 'file')).toBe(true)
    const bare = await report('auditor', own, 'inspection_visits', { value: '95', note: '有表' })
    expect(bare.statusCode).toBe(200)
    const without = await api.compute('2023-12-31')
    expect(indicatorOf(without, own, 'B1')).toMatchObject({
      status: 'missing',
      measured: '未附佐证文件',
    })
    const gaps = (await api.get('auditor', `/api/evaluations/${without.id}/gaps`)).json<Gap[]>()
    expect(
      gaps.find(({ subjectCode, indicator }) => subjectCode === own && indicator === 'B1'),
    ).toMatchObject({ owner: '社会救助股', missing: '未附佐证文件' })
    const proof = (
      await uploadProof(running, 'auditor', '检查表.pdf', undefined, `?townshipCode=${own}`)
    ).json<{ id: string; sha256: string }>()
    const body = { value: '95', note: '有表', proofIds: [proof.id] }
    await report('auditor', own, 'inspection_visits', body, { 'if-match': '"v1"' })
    const withProof = await api.compute('2023-12-31')
    expect(indicatorOf(withProof, own, 'B1')).toMatchObject({ status: 'scored', measured: '95分' })
    const explained = await api.get(
      'auditor',
      `/api/evaluations/${withProof.id}/townships/${own}/scores/B1`,
    )
    expect(explained.json()).toMatchObject({
      note: '有表',
      proofs: [{ fileName: '检查表.pdf', sha256: proof.sha256 }],
    })
  })

  test('a bonus that nobody asks for is no gap', async () => {
    const run = await api.open('2023-12-30')
    const gaps = (await api.get('auditor', `/api/evaluations/${run.id}/gaps`)).json<Gap[]>()
    expect(gaps.length).toBeGreaterThan(0)
    expect(gaps.some(({ indicator }) => indicator === 'F5')).toBe(false)
  })
})
