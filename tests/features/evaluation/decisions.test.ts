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

const change = (part = {}) => ({
  subjectCode: own,
  indicator: 'A2',
  score: '5.50',
  reason: '收文日期登记有误',
  ...part,
})
const propose = (run: EvaluationDetail, part = {}) =>
  api.post('auditor', `/api/evaluations/${run.id}/score-changes`, change(part))
const decide = (role: 'leadership', id: string, approve: boolean) =>
  api.send(role, 'PUT', `/api/score-changes/${id}/decision`, { approve, note: '同意' })
const current = async (run: EvaluationDetail) =>
  (await api.get('auditor', `/api/evaluations/${run.id}`)).json<EvaluationDetail>()

describe('a change by hand', () => {
  test('counts when a second person has approved it, and says what it was before', async () => {
    const run = await api.compute('2023-12-31')
    expect(indicatorOf(run, own, 'A2')?.score).toBe('4.00')
    const { id } = (await propose(run)).json<{ id: string }>()
    expect(indicatorOf(await current(run), own, 'A2')?.score).toBe('4.00')
    expect((await decide('leadership', id, true)).statusCode).toBe(204)
    const changed = await current(run)
    expect(indicatorOf(changed, own, 'A2')).toMatchObject({
      computed: '4.00',
      score: '5.50',
      reason: '每天扣1分,扣2分;原为4分,调整为5.5分:收文日期登记有误',
    })
    const [before, after] = [run, changed].map(
      ({ townships: all }) => all.find(({ code }) => code === own)?.total,
    )
    expect(Number(after) - Number(before)).toBeCloseTo(1.5)
    expect(changed.townships[0]).toMatchObject({ code: own, rank: 1 })
    const again = await decide('leadership', id, false)
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'score-change-decided'])
    const listed = await api.get('auditor', `/api/evaluations/${run.id}/score-changes`)
    expect(listed.json<ScoreChange[]>()).toEqual([
      expect.objectContaining({ state: 'approved', score: '5.50', proposedBy: 'auditor' }),
    ])
  })

  test('is never decided by whoever proposed it', async () => {
    const run = await api.compute('2023-12-30')
    const { id } = (await propose(run)).json<{ id: string }>()
    await running.services.db
      .updateTable('score_change')
      .set({ proposed_by: running.actors.leadership.userId })
      .where('id', '=', id)
      .execute()
    const answer = await decide('leadership', id, true)
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'same-person'])
  })

  test.each([
    [{ score: '6.01' }, 409, 'score-out-of-range'],
    [{ score: '-0.01' }, 409, 'score-out-of-range'],
    [{ indicator: 'Z9' }, 404, 'score-not-found'],
    [{ subjectCode: '430603999' }, 404, 'score-not-found'],
    [{ reason: '错' }, 400, 'invalid-request'],
    [{ proofIds: ['018bcfe5-0000-7000-8000-000000000000'] }, 404, 'proof-not-found'],
  ])('is refused: %o', async (part, status, code) => {
    const run = await api.compute('2023-12-29')
    const answer = await propose(run, part)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
  })

  test('stands alone, holds publication up, and lapses with the inputs it rests on', async () => {
    const run = await api.compute('2023-12-28')
    const { id } = (await propose(run)).json<{ id: string }>()
    const second = await propose(run)
    expect([second.statusCode, codeOf(second)]).toEqual([409, 'score-change-exists'])
    const reviewed = await api.review(run)
    const held = await api.step('leadership', reviewed, 'publication', { earlyReason: '测试' })
    expect([held.statusCode, codeOf(held)]).toEqual([409, 'evaluation-undecided'])
    await api.step('leadership', reviewed, 'return', { reason: '重新取数' })
    await api.open('2023-12-28')
    const answer = await decide('leadership', id, true)
    expect(codeOf(answer)).toBe('evaluation-fixed')
    const [lapsed] = (await api.get('auditor', `/api/evaluations/${run.id}/score-changes`)).json<
      ScoreChange[]
    >()
    expect(lapsed).toMatchObject({ state: 'lapsed' })
  })
})

describe('an appeal', () => {
  const file = async (run: EvaluationDetail, part = {}) => {
    const proof = (await uploadProof(running, 'township')).json<{ id: string }>()
    return api.post('township', `/api/evaluations/${run.id}/appeals`, {
      indicator: 'A2',
      ground: '9月5日当天已送达，有签收单',
      proofIds: [proof.id],
      ...part,
    })
  }
  const answer = (id: string, body: object) =>
    api.send('auditor', 'PUT', `/api/appeals/${id}/answer`, body)

  test('is upheld with a score that a second person approves', async () => {
    const reviewed = await api.review(await api.compute('2023-11-30'))
    const { id } = (await file(reviewed)).json<{ id: string }>()
    const held = await api.step('leadership', reviewed, 'publication', { earlyReason: '测试' })
    expect(codeOf(held)).toBe('evaluation-undecided')
    expect((await answer(id, { answer: '签收单属实', score: '6' })).statusCode).toBe(204)
    const again = await answer(id, { answer: '签收单属实' })
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'appeal-answered'])
    const [proposed] = (
      await api.get('auditor', `/api/evaluations/${reviewed.id}/score-changes`)
    ).json<ScoreChange[]>()
    expect(proposed).toMatchObject({ appealId: id, score: '6.00', reason: '申诉成立:签收单属实' })
    await decide('leadership', proposed?.id ?? '', true)
    const after = await current(reviewed)
    expect(indicatorOf(after, own, 'A2')?.score).toBe('6.00')
    const published = await api.publish(after)
    const recomputed = await api.get('leadership', `/api/evaluations/${published.id}/recomputation`)
    expect(recomputed.json()).toMatchObject({ isSame: true })
    const seen = await api.get('township', `/api/evaluations/${reviewed.id}/appeals`)
    expect(seen.json<Appeal[]>()).toEqual([
      expect.objectContaining({ state: 'upheld', answer: '签收单属实', subjectCode: own }),
    ])
    expect(codeOf(await file(published))).toBe('evaluation-fixed')
  })

  test('is rejected with an answer, and nothing changes', async () => {
    const reviewed = await api.review(await api.compute('2023-10-31'))
    const { id } = (await file(reviewed)).json<{ id: string }>()
    const twice = await file(reviewed)
    expect([twice.statusCode, codeOf(twice)]).toEqual([409, 'appeal-exists'])
    await answer(id, { answer: '签收日期为9月7日' })
    expect(indicatorOf(await current(reviewed), own, 'A2')?.score).toBe('4.00')
  })

  test.each([
    ['before the review', 'computed', {}, 404, 'evaluation-not-found'],
    ['without proof', 'reviewed', { proofIds: [] }, 400, 'invalid-request'],
    ['against an unknown score', 'reviewed', { indicator: 'Z9' }, 404, 'score-not-found'],
    [
      'with the proof of somebody else',
      'reviewed',
      { proofIds: ['018bcfe5-0000-7000-8000-000000000000'] },
      404,
      'proof-not-found',
    ],
  ])('is refused %s', async (_, state, part, status, code) => {
    const computed = await api.compute('2023-09-30')
    const run = state === 'reviewed' ? await api.review(computed) : computed
    const refused = await file(run, part)
    expect([refused.statusCode, codeOf(refused)]).toEqual([status, code])
    if (state === 'reviewed') await api.step('leadership', run, 'return', { reason: '测试' })
  })

  test('is refused when there is no time for it', async () => {
    const reviewed = await api.review(await api.compute('2023-08-31'), { appealDays: 0 })
    const refused = await file(reviewed)
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'appeal-too-late'])
    expect(reviewed.appealUntil).toBeNull()
    // Nobody can appeal, so nobody has to be waited for.
    expect((await api.publish(reviewed, {} as never)).state).toBe('published')
  })
})
