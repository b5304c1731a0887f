import { beforeAll, describe, expect, test } from 'vitest'
import { evaluationById, scoresOf } from '../../../src/features/evaluation/queries.ts'
import type { EvaluationDetail } from '../../../src/features/evaluation/schemas.ts'
import { type Scheme, schemeDefinition } from '../../../src/features/evaluation/scheme.ts'
import { scoreTownship } from '../../../src/features/evaluation/scoring.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
const asOf = '2023-12-31'
const townships = ['430603001', '430603002', '430603003', '430603101', '430603102']
const reported: [string, string][] = [
  ['trainings', '2'],
  ['materials_late_days', '0'],
  ['inspection_score', '91.5'],
  ['timely_decision_rate', '98'],
  ['online_rate', '95'],
]

beforeAll(async () => {
  running = await startApp()
  await inTransaction(running.services.pool, async (tx) => {
    const story = await storyOf(tx)
    for (const township of townships) {
      const late = township === '430603003' ? '2023-07-20' : '2023-07-08'
      await story.batch({ township, lines: [{ result: 'settled', executedOn: late }] })
    }
  })
  const rows = reported.flatMap(([code, value]) =>
    townships.map((township) => `2023,全年,${township},${code},${value},合成`),
  )
  const file = sheet('indicator-values', ...rows)
  await importSheet(running.services, running.actors.finance, 'indicator-values', file)
})

const get = (role: Actor['role'], url: string) => running.as(role, { method: 'GET', url })
const post = (role: Actor['role'], url: string, payload = {}, headers = {}) =>
  running.as(role, { method: 'POST', url, payload, headers })
const compute = async (day = asOf) => {
  const answer = await post('auditor', '/api/evaluations', {
    scheme: 'effectiveness-2023',
    asOf: day,
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<EvaluationDetail>()
}
const decide = (role: Actor['role'], { id, version }: EvaluationDetail, step: string) =>
  post(role, `/api/evaluations/${id}/${step}`, {}, { 'if-match': `"v${version}"` })
const codeOf = (answer: { json(): { type: string } }) =>
  answer.json().type.replace('/problems/', '')

function indicatorOf(evaluation: EvaluationDetail, township: string, code: string) {
  return evaluation.townships
    .find((one) => one.code === township)
    ?.areas.flatMap(({ indicators }) => indicators)
    .find((one) => one.code === code)
}

describe('a computed evaluation', () => {
  test('explains each score with its numbers, its cases and why marks were lost', async () => {
    const evaluation = await compute()
    expect(indicatorOf(evaluation, '430603003', 'C1')).toMatchObject({
      measured: '0批÷1批＝0.00%',
      score: '0.00',
      cases: [expect.stringContaining('2023-07')],
      reason: expect.stringContaining('低于目标100.00个百分点,每点扣0.5分,扣'),
    })
    expect(indicatorOf(evaluation, '430603002', 'B1')).toMatchObject({
      measured: '91.5分',
      score: '13.48',
      reason: '未达目标95,按比例得分,扣0.52分',
    })
    expect(indicatorOf(evaluation, '430603002', 'C3')).toMatchObject({
      status: 'not_applicable',
      score: null,
      measured: '本期没有到期应补发的退汇',
    })
    expect(indicatorOf(evaluation, '430603002', 'F1')).toMatchObject({
      status: 'missing',
      score: null,
      measured: '未填报',
    })
  })

  test('ranks with ties, and says the mean', async () => {
    const { townships: ranked, rankOf, districtMean } = await compute()
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 1, 1, 1, 5])
    expect(ranked.at(-1)?.code).toBe('430603003')
    expect(rankOf).toBe(5)
    const sum = ranked.reduce((total, { total: one }) => total + Number(one), 0)
    expect(Number(districtMean)).toBeCloseTo(sum / 5, 2)
    for (const township of ranked) {
      const areas = township.areas.reduce((total, { score }) => total + Number(score), 0)
      expect(areas).toBeCloseTo(Number(township.total), 6)
    }
  })

  test('is computed again for the same day until it is reviewed', async () => {
    const first = await compute('2023-10-31')
    const second = await compute('2023-10-31')
    expect(second).toMatchObject({ id: first.id, version: first.version + 1 })
    expect((await decide('leadership', first, 'review')).statusCode).toBe(412)
    expect((await decide('leadership', second, 'review')).statusCode).toBe(200)
    const body = { scheme: 'effectiveness-2023', asOf: '2023-10-31' }
    const third = await post('auditor', '/api/evaluations', body)
    expect([third.statusCode, codeOf(third)]).toEqual([409, 'evaluation-fixed'])
  })

  test.each([
    [{ scheme: 'nothing', asOf }, 404, 'scheme-not-found'],
    [{ scheme: 'effectiveness-2023', asOf: '2022-12-31' }, 409, 'day-outside-year'],
    [{ scheme: 'effectiveness-2023', asOf: '2023-02-30' }, 400, 'invalid-request'],
  ])('is refused for %o', async (body, status, code) => {
    const answer = await post('auditor', '/api/evaluations', body)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
  })
})

describe('deciding', () => {
  test('goes by review and publication, and then nothing changes any more', async () => {
    const computed = await compute('2023-11-30')
    const early = await decide('leadership', computed, 'publication')
    expect([early.statusCode, codeOf(early)]).toEqual([409, 'evaluation-fixed'])
    const reviewed = (await decide('leadership', computed, 'review')).json<EvaluationDetail>()
    const published = (await decide('leadership', reviewed, 'publication')).json<EvaluationDetail>()
    expect(published).toMatchObject({ state: 'published', publishedOn: '2024-01-20' })
    for (const step of ['review', 'publication']) {
      expect(codeOf(await decide('leadership', published, step))).toBe('evaluation-fixed')
    }
  })

  test('needs another person than the one who computed', async () => {
    const computed = await compute('2023-09-30')
    await running.services.db
      .updateTable('evaluation')
      .set({ computed_by: running.actors.leadership.userId })
      .where('id', '=', computed.id)
      .execute()
    const answer = await decide('leadership', computed, 'review')
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'same-person'])
  })
})

test('a township sees what is published, of it its own row', async () => {
  const computed = await compute('2023-08-31')
  const url = `/api/evaluations/${computed.id}`
  const report = `/api/reports/township-evaluation?asOf=2023-08-31&township=`
  expect((await get('township', url)).statusCode).toBe(404)
  expect((await get('township', `${report}430603002`)).statusCode).toBe(404)
  const reviewed = (await decide('leadership', computed, 'review')).json<EvaluationDetail>()
  await decide('leadership', reviewed, 'publication')
  const seen = (await get('township', url)).json<EvaluationDetail>()
  expect(seen.townships.map(({ code }) => code)).toEqual(['430603002'])
  expect(seen).toMatchObject({ rankOf: 5, districtMean: computed.districtMean })
  const listed = (await get('township', '/api/evaluations')).json<EvaluationDetail[]>()
  expect(listed.every(({ state }) => state === 'published')).toBe(true)
  expect((await get('township', `${report}430603002`)).headers['content-type']).toBe(
    'application/pdf',
  )
  expect((await get('township', `${report}430603101`)).statusCode).toBe(404)
})

test('recomputing from the frozen numbers gives the same scores, whatever came since', async () => {
  const { db } = running.services
  const { id } = await compute()
  await inTransaction(running.services.pool, async (tx) => {
    const story = await storyOf(tx)
    await story.batch({
      month: '2023-08',
      township: '430603002',
      lines: [{ result: 'settled', executedOn: '2023-08-30' }],
    })
  })
  const kept = await scoresOf(db, districtCode, id)
  const { definition } = await db
    .selectFrom('scheme')
    .select('definition')
    .where('code', '=', 'effectiveness-2023')
    .executeTakeFirstOrThrow()
  const scheme: Scheme = schemeDefinition.parse(definition)
  for (const township of townships) {
    const rows = kept.filter(({ townshipCode }) => townshipCode === township)
    const frozen = new Map(rows.map(({ indicatorCode, measured }) => [indicatorCode, measured]))
    const again = scoreTownship(scheme, frozen).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    expect(again).toEqual(
      rows.map(({ indicatorCode, weight, score, reason }) => ({
        code: indicatorCode,
        weight,
        score,
        reason,
      })),
    )
  }
  const reader = { districtCode, townshipCode: null }
  expect(JSON.stringify(await evaluationById(db, reader, id))).toBe(
    JSON.stringify(await evaluationById(db, reader, id)),
  )
})

test('schemes are served as data', async () => {
  const answer = await get('township', '/api/schemes')
  expect(answer.json()).toEqual([
    expect.objectContaining({ code: 'effectiveness-2023', version: 1, year: 2023 }),
  ])
})
