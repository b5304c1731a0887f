import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { recomputedText } from '../../../src/features/evaluation/runs/recompute.ts'
import type { EvaluationDetail, Gap } from '../../../src/features/evaluation/runs/schemas.ts'
import { scoredSubjects } from '../../../src/features/evaluation/runs/scored-subjects.ts'
import { schemeDefinition } from '../../../src/features/evaluation/scheme/definition.ts'
import { resultText } from '../../../src/features/evaluation/scores/results.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import small from '../../fixtures/small-scheme.json' with { type: 'json' }
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { codeOf, evaluationApi, indicatorOf } from '../../support/evaluation.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
let api: ReturnType<typeof evaluationApi>
const asOf = '2023-12-31'
const townships = ['430603001', '430603002', '430603003', '430603101', '430603102']
const reported: [string, string][] = [
  ['trainings', '2'],
  ['materials_late_days', '0'],
  ['inspection_score', '91.5'],
  ['timely_decision_rate', '98'],
  ['online_rate', '95'],
]
const awaited = { missingReason: '三次催报未报' }

beforeAll(async () => {
  running = await startApp()
  api = evaluationApi(running)
  expect((await api.post('auditor', '/api/schemes', small)).statusCode).toBe(201)
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

describe('a draft', () => {
  test('has its inputs, says what is missing and who owes it, and has no scores', async () => {
    const draft = await api.open('2023-06-30')
    expect(draft).toMatchObject({ state: 'draft', townships: [], rankOf: 0 })
    const gaps = (await api.get('auditor', `/api/evaluations/${draft.id}/gaps`)).json<Gap[]>()
    expect(gaps).toHaveLength(5)
    expect(gaps[0]).toMatchObject({
      subjectCode: '430603001',
      indicator: 'F1',
      indicatorName: '群众满意度',
      owner: '长岭街道',
      missing: '未填报',
    })
  })

  test('is computed before anybody reviews it', async () => {
    const draft = await api.open('2023-06-29')
    const early = await api.step('leadership', draft, 'review')
    expect([early.statusCode, codeOf(early)]).toEqual([409, 'evaluation-fixed'])
  })
})

describe('a computed evaluation', () => {
  test('explains each score with its numbers, its cases and why marks were lost', async () => {
    const evaluation = await api.compute(asOf)
    expect(indicatorOf(evaluation, '430603003', 'C1')).toMatchObject({
      measured: '0批÷1批＝0.00%',
      score: '0.00',
      caseCount: 1,
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

  test('leads from a score to the rows that it comes from, page by page', async () => {
    const { id } = await api.compute(asOf)
    const url = `/api/evaluations/${id}/townships/430603003/scores/C1`
    const found = (await api.get('auditor', url)).json()
    expect(found).toMatchObject({
      rule: '满分9分,低于100的每1个百分点扣0.5分,扣完为止',
      parts: [{ name: '农村低保', numerator: '0', denominator: '1' }],
    })
    expect((await api.get('auditor', `${url}/cases`)).json()).toEqual({
      items: [
        {
          kind: 'batch',
          key: expect.stringContaining('2023-07'),
          says: '应于2023-07-10前发放,最晚一笔2023-07-20到账',
        },
      ],
      nextCursor: null,
    })
    const unknown = await api.get('auditor', `${url.slice(0, -2)}Z9`)
    expect(codeOf(unknown)).toBe('evaluation-not-found')
  })

  test('ranks with ties, and says the mean', async () => {
    const { townships: ranked, rankOf, districtMean } = await api.compute(asOf)
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

  test('is gathered again for the same day until it is reviewed', async () => {
    const first = await api.compute('2023-10-31')
    const second = await api.compute('2023-10-31')
    expect(second).toMatchObject({ id: first.id, version: first.version + 2 })
    expect((await api.step('leadership', first, 'review', awaited)).statusCode).toBe(412)
    await api.review(second, awaited)
    const body = { scheme: 'effectiveness-2023', asOf: '2023-10-31' }
    const third = await api.post('auditor', '/api/evaluations', body)
    expect([third.statusCode, codeOf(third)]).toEqual([409, 'evaluation-fixed'])
  })

  test.each([
    [{ scheme: 'nothing', asOf }, 404, 'scheme-not-found'],
    [{ scheme: 'effectiveness-2023', version: 99, asOf }, 404, 'scheme-not-found'],
    [{ scheme: 'effectiveness-2023', asOf: '2022-12-31' }, 409, 'day-outside-year'],
    [{ scheme: 'effectiveness-2023', asOf: '2023-02-30' }, 400, 'invalid-request'],
  ])('is refused for %o', async (body, status, code) => {
    const answer = await api.post('auditor', '/api/evaluations', body)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
  })
})

describe('deciding', () => {
  test('waits for what is missing, or says why it counts as nothing', async () => {
    const computed = await api.compute('2023-05-31')
    const refused = await api.step('leadership', computed, 'review')
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'evaluation-data-missing'])
    expect(refused.json().detail).toContain('还有5项数据没有(如长岭街道的“群众满意度”)')
    const reviewed = await api.review(computed, awaited)
    expect(reviewed.missingReason).toBe('三次催报未报')
    expect(indicatorOf(reviewed, '430603002', 'F1')).toMatchObject({
      score: '0.00',
      reason: '未填报,按0分计:三次催报未报',
    })
    const returned = await api.step('leadership', reviewed, 'return', { reason: '又来了材料' })
    expect(returned.json()).toMatchObject({ state: 'computed', missingReason: null })
    expect(indicatorOf(returned.json(), '430603002', 'F1')?.score).toBeNull()
  })

  test('goes by review and publication, and then nothing changes any more', async () => {
    const computed = await api.compute('2023-11-30')
    const early = await api.step('leadership', computed, 'publication')
    expect([early.statusCode, codeOf(early)]).toEqual([409, 'evaluation-fixed'])
    const reviewed = await api.review(computed, awaited)
    expect(reviewed).toMatchObject({ reviewedOn: '2024-01-20', appealUntil: '2024-01-25' })
    const soon = await api.step('leadership', reviewed, 'publication')
    expect([soon.statusCode, codeOf(soon)]).toEqual([409, 'appeals-possible'])
    const published = await api.publish(reviewed)
    expect(published).toMatchObject({ state: 'published', publishedOn: '2024-01-20' })
    for (const step of ['computation', 'review', 'return', 'publication'] as const) {
      const again = await api.step(
        step === 'computation' ? 'auditor' : 'leadership',
        published,
        step,
        step === 'return' ? { reason: '改一改' } : {},
      )
      expect(codeOf(again)).toBe('evaluation-fixed')
    }
  })

  test('needs another person than the one who computed', async () => {
    const computed = await api.compute('2023-09-30')
    await running.services.db
      .updateTable('evaluation')
      .set({ computed_by: running.actors.leadership.userId })
      .where('id', '=', computed.id)
      .execute()
    const answer = await api.step('leadership', computed, 'review', awaited)
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'same-person'])
  })
})

describe('a published evaluation', () => {
  let published: EvaluationDetail
  beforeAll(async () => {
    published = await api.publish(await api.review(await api.compute('2023-12-30'), awaited))
  })

  test('comes out of its frozen inputs again byte for byte, whatever came since', async () => {
    const { db, pool } = running.services
    await inTransaction(pool, async (tx) => {
      const story = await storyOf(tx)
      await story.batch({
        month: '2023-08',
        township: '430603002',
        lines: [{ result: 'settled', executedOn: '2023-08-30' }],
      })
    })
    const { definition } = await db
      .selectFrom('scheme')
      .select('definition')
      .where('code', '=', 'effectiveness-2023')
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow()
    const { id } = published
    const kept = await scoredSubjects(db, { districtCode, id })
    const scheme = schemeDefinition.parse(definition)
    const reader = { districtCode, townshipCode: null }
    const again = await recomputedText(db, reader, id)
    expect(again).toBe(resultText(scheme, '2023-12-30', kept))
    expect(again.length).toBeGreaterThan(1_000)
    const answer = await api.get('leadership', `/api/evaluations/${id}/recomputation`)
    expect(answer.json()).toMatchObject({ isSame: true, publishedHash: published.resultHash })
    // Computed from the data as they are now it is something else.
    const fresh = await api.compute('2023-12-29')
    expect(indicatorOf(fresh, '430603002', 'C1')?.score).not.toBe(
      indicatorOf(published, '430603002', 'C1')?.score,
    )
  })

  test.each([
    ['evaluation', sql`update evaluation set as_of = '2023-12-01' where state = 'published'`],
    ['evaluation', sql`delete from evaluation where state = 'published'`],
    ['score', sql`update score set total_centi = 0`],
    ['score', sql`delete from score`],
    ['score_input', sql`update score_input set inputs = '{}'`],
    ['evaluation_subject', sql`update evaluation_subject set name = 'x'`],
    ['score_case', sql`delete from score_case`],
    [
      'score_case',
      sql`insert into score_case select district_code, evaluation_id, subject_code, 'Z9', '[]'
        from evaluation_subject`,
    ],
    ['scheme', sql`update scheme set definition = '{}'`],
  ])('is defended by the database: %s', async (_, statement) => {
    await expect(statement.execute(running.services.db)).rejects.toMatchObject({
      constraint: expect.stringMatching(/evaluation_published_immutable|scheme_append_only/),
    })
  })

  test('is shown beside that of the period before', async () => {
    const { id } = await api.compute(asOf)
    const url = `/api/evaluations/${id}/townships/430603002`
    const { township, previous } = (await api.get('auditor', url)).json()
    expect(previous).toMatchObject({ asOf: '2023-12-30', rank: 1 })
    expect(previous.areas.map(({ name }: { name: string }) => name)).toEqual(
      township.areas.map(({ name }: { name: string }) => name),
    )
    const summary = (await api.get('leadership', `/api/evaluations/${id}/ranking`)).json()
    expect(summary.ranking).toHaveLength(5)
    expect(summary.ranking[0]).toMatchObject({ previousTotal: expect.any(String) })
  })
})

test('a township sees what is reviewed or published, of it its own row', async () => {
  const computed = await api.compute('2023-08-31')
  const url = `/api/evaluations/${computed.id}`
  const report = `/api/reports/township-evaluation?asOf=2023-08-31&township=`
  expect((await api.get('township', url)).statusCode).toBe(404)
  const reviewed = await api.review(computed, awaited)
  expect((await api.get('township', url)).statusCode).toBe(200)
  expect((await api.get('township', `${report}430603002`)).statusCode).toBe(404)
  await api.publish(reviewed)
  const seen = (await api.get('township', url)).json<EvaluationDetail>()
  expect(seen.townships.map(({ code }) => code)).toEqual(['430603002'])
  expect(seen).toMatchObject({ rankOf: 5, districtMean: reviewed.districtMean })
  const listed = (await api.get('township', '/api/evaluations')).json<EvaluationDetail[]>()
  expect(listed.every(({ state }) => ['reviewed', 'published'].includes(state))).toBe(true)
  expect((await api.get('township', `${report}430603002`)).headers['content-type']).toBe(
    'application/pdf',
  )
  expect((await api.get('township', `${report}430603101`)).statusCode).toBe(404)
  expect((await api.get('township', `${url}/townships/430603002`)).statusCode).toBe(200)
  for (const part of ['', '/scores/C1', '/scores/C1/cases'].map(
    (end) => `townships/430603101${end}`,
  )) {
    expect((await api.get('township', `${url}/${part}`)).statusCode).toBe(404)
  }
  expect((await api.get('township', `${url}/ranking`)).statusCode).toBe(403)
})

test('schemes are served as data', async () => {
  const answer = await api.get('township', '/api/schemes')
  expect(answer.json().map(({ code, version }: never) => [code, version])).toEqual([
    ['effectiveness-2023', 3],
    ['effectiveness-2023', 2],
    ['provincial-relief-2023', 1],
    ['self-evaluation-2023', 1],
  ])
})
