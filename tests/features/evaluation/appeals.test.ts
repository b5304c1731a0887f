import { beforeAll, describe, expect, test } from 'vitest'
import type { Appeal } from '../../../src/features/evaluation/appeals/schemas.ts'
import type { ScoreChange } from '../../../src/features/evaluation/changes/schemas.ts'
import type { EvaluationDetail } from '../../../src/features/evaluation/runs/schemas.ts'
import small from '../../fixtures/small-scheme.json' with { type: 'json' }
import { startApp, type TestApp } from '../../support/app.ts'
import { codeOf, evaluationApi, indicatorOf } from '../../support/evaluation.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { uploadProof } from '../../support/proofs.ts'

let running: TestApp
let api: ReturnType<typeof evaluationApi>
const own = '430603002'
const townships = ['430603001', own, '430603003', '430603101', '430603102']
const codes = ['trainings', 'materials_late_days', 'inspection_score', 'timely_decision_rate']

beforeAll(async () => {
  running = await startApp()
  api = evaluationApi(running)
  expect((await api.post('auditor', '/api/schemes', small)).statusCode).toBe(201)
  const rows = [...codes, 'online_rate', 'satisfaction'].flatMap((code) =>
    townships.map((township) => `2023,全年,${township},${code},2,合成`),
  )
  const file = sheet('indicator-values', ...rows)
  await importSheet(running.services, running.actors.finance, 'indicator-values', file)
})

const current = async ({ id }: EvaluationDetail) =>
  (await api.get('auditor', `/api/evaluations/${id}`)).json<EvaluationDetail>()
const scoreOf = async (run: EvaluationDetail) => indicatorOf(await current(run), own, 'A2')?.score
const appealsOf = async ({ id }: EvaluationDetail) =>
  (await api.get('auditor', `/api/evaluations/${id}/appeals`)).json<Appeal[]>()
const changesOf = async ({ id }: EvaluationDetail) =>
  (await api.get('auditor', `/api/evaluations/${id}/score-changes`)).json<ScoreChange[]>()

async function filed({ id }: EvaluationDetail): Promise<string> {
  const proof = (await uploadProof(running, 'township')).json<{ id: string }>()
  const answer = await api.post('township', `/api/evaluations/${id}/appeals`, {
    indicator: 'A2',
    ground: '9月5日当天已送达，有签收单',
    proofIds: [proof.id],
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
async function upheld(id: string, score: string): Promise<void> {
  const body = { answer: '签收单属实', score }
  const answer = await api.send('auditor', 'PUT', `/api/appeals/${id}/answer`, body)
  expect(answer.statusCode, answer.body).toBe(204)
}
async function decide(run: EvaluationDetail, approve: boolean): Promise<void> {
  const proposed = (await changesOf(run)).find(({ state }) => state === 'proposed')
  const url = `/api/score-changes/${proposed?.id}/decision`
  const answer = await api.send('leadership', 'PUT', url, { approve, note: '见批示' })
  expect(answer.statusCode, answer.body).toBe(204)
}
const publication = async (run: EvaluationDetail) =>
  api.step('leadership', await current(run), 'publication', { earlyReason: '测试公布' })

describe('an appeal that was upheld', () => {
  test('is to be answered anew when the second person rejects the change', async () => {
    const run = await api.review(await api.compute('2023-12-31'))
    await upheld(await filed(run), '6')
    await decide(run, false)
    expect(await appealsOf(run)).toMatchObject([{ state: 'open', answer: null, answeredBy: null }])
    expect(codeOf(await publication(run))).toBe('evaluation-undecided')
  })

  test('is to be answered anew when its change lapses with the inputs', async () => {
    const run = await api.review(await api.compute('2023-11-30'))
    const id = await filed(run)
    await upheld(id, '6')
    await decide(run, true)
    expect(await scoreOf(run)).toBe('6.00')
    await api.step('leadership', await current(run), 'return', { reason: '重新取数' })
    await api.review(await api.compute('2023-11-30'))
    expect(await scoreOf(run)).toBe('4.00')
    expect(codeOf(await publication(run))).toBe('evaluation-undecided')
    await upheld(id, '6')
    await decide(run, true)
    expect(await scoreOf(run)).toBe('6.00')
    expect((await publication(run)).json()).toMatchObject({ state: 'published' })
  })

  test('stays upheld where the township has appealed again since', async () => {
    const run = await api.review(await api.compute('2023-10-31'))
    await upheld(await filed(run), '5')
    await filed(run)
    await decide(run, false)
    expect((await appealsOf(run)).map(({ state }) => state)).toEqual(['upheld', 'open'])
  })
})

test('a score that was changed by hand is changed once more, by an appeal for instance', async () => {
  const run = await api.review(await api.compute('2023-09-30'))
  const change = { subjectCode: own, indicator: 'A2', score: '3.00', reason: '收文日期登记有误' }
  await api.post('auditor', `/api/evaluations/${run.id}/score-changes`, change)
  await decide(run, true)
  await upheld(await filed(run), '5')
  expect(await scoreOf(run)).toBe('3.00')
  await decide(run, true)
  expect(await scoreOf(run)).toBe('5.00')
  expect((await changesOf(run)).map(({ score, state }) => [score, state])).toEqual([
    ['3.00', 'lapsed'],
    ['5.00', 'approved'],
  ])
  const published = (await publication(run)).json()
  const recomputed = await api.get('leadership', `/api/evaluations/${published.id}/recomputation`)
  expect(recomputed.json()).toMatchObject({ isSame: true })
})

test('of two appeals whose changes lapse together the last is to be answered anew', async () => {
  const run = await api.review(await api.compute('2023-08-31'))
  await upheld(await filed(run), '5')
  await decide(run, true)
  await upheld(await filed(run), '6')
  await api.step('leadership', await current(run), 'return', { reason: '重新取数' })
  await api.compute('2023-08-31')
  expect((await changesOf(run)).map(({ state }) => state)).toEqual(['lapsed', 'lapsed'])
  expect((await appealsOf(run)).map(({ state }) => state)).toEqual(['upheld', 'open'])
})

test('against a run that does not score the township is refused: nobody could answer it', async () => {
  const reviewing = { missingReason: '三次催报未报', appealDays: 5 }
  const run = await api.review(await api.compute('2023-12-31', 'self-evaluation-2023'), reviewing)
  const proof = (await uploadProof(running, 'township')).json<{ id: string }>()
  const refused = await api.post('township', `/api/evaluations/${run.id}/appeals`, {
    indicator: run.townships[0]?.areas[0]?.indicators[0]?.code,
    ground: '这不是我们的得分',
    proofIds: [proof.id],
  })
  expect([refused.statusCode, codeOf(refused)]).toEqual([404, 'score-not-found'])
  expect((await publication(run)).json()).toMatchObject({ state: 'published' })
})
