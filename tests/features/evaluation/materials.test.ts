import { beforeAll, describe, expect, test } from 'vitest'
import type { Material, Reminder } from '../../../src/features/evaluation/materials/schemas.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { codeOf, evaluationApi } from '../../support/evaluation.ts'
import { uploadProof } from '../../support/proofs.ts'

let running: TestApp
let api: ReturnType<typeof evaluationApi>
const own = '430603002'
const other = '430603101'
let scan: string
let copy: string
beforeAll(async () => {
  running = await startApp()
  api = evaluationApi(running)
  const upload = async (name: string) =>
    (await uploadProof(running, 'township', name)).json<{ id: string }>().id
  scan = await upload('盖章扫描件.pdf')
  copy = await upload('电子版.pdf')
})

type Role = 'township' | 'auditor' | 'finance'
const submit = (role: Role, part: object = {}) =>
  api.post(role, '/api/material-submissions', {
    year: 2023,
    material: 'interim',
    sealedScanId: scan,
    electronicCopyId: copy,
    ...part,
  })
const decide = (id: string, body: object) =>
  api.send('auditor', 'PUT', `/api/material-submissions/${id}/decision`, body)
const reminders = async (role: Role, asOf: string, query = '') =>
  (await api.get(role, `/api/material-reminders?year=2023&asOf=${asOf}${query}`)).json<Reminder[]>()
const stateOf = async (asOf: string, material = 'interim', township = own) =>
  (await reminders('auditor', asOf)).find(
    (one) => one.material === material && one.townshipCode === township,
  )

test('the interim report is due on 5 September, the summary on 10 November, each in two forms', async () => {
  const { body } = await api.get('township', '/api/materials?year=2023')
  const due = (JSON.parse(body) as Material[]).map(({ code, dueOn, ...one }) => [
    code,
    dueOn,
    one.needsSealedScan,
    one.needsElectronicCopy,
  ])
  expect(due).toEqual([
    ['interim', '2023-09-05', true, true],
    ['dispatch-q3', '2023-10-10', false, true],
    ['final', '2023-11-10', true, true],
    ['dispatch-q4', '2023-12-20', false, true],
  ])
})

describe('reminders', () => {
  test.each([
    ['2023-08-28', 'awaited', 0, 8],
    ['2023-08-29', 'due_soon', 0, 7],
    ['2023-09-05', 'due_soon', 0, 0],
    ['2023-09-06', 'overdue', 1, -1],
  ])('on %s what is awaited is %s', async (asOf, state, lateDays, daysLeft) => {
    expect(await stateOf(asOf, 'interim', other)).toMatchObject({ state, lateDays, daysLeft })
  })

  test('name every township and material; a township sees its own', async () => {
    expect(await reminders('auditor', '2023-09-01')).toHaveLength(20)
    const seen = await reminders('township', '2023-09-01')
    expect(seen.map(({ townshipCode }) => townshipCode)).toEqual([own, own, own, own])
  })
})

describe('handing in', () => {
  test('needs the sealed scan and the electronic copy', async () => {
    const half = await submit('township', { sealedScanId: undefined })
    expect([half.statusCode, codeOf(half)]).toEqual([409, 'material-incomplete'])
    expect(half.json().detail).toBe('“阶段性工作情况”还缺盖章扫描件,请补齐后报送。')
  })

  test('counts from the day the bureau received it; what is returned does not count', async () => {
    const received = { townshipCode: own, receivedOn: '2023-09-08' }
    const first = (await submit('finance', received)).json<{ id: string }>()
    expect(await stateOf('2023-12-31')).toMatchObject({
      state: 'submitted',
      submittedOn: '2023-09-08',
      lateDays: 3,
      daysLeft: null,
    })
    // It had not come yet.
    expect(await stateOf('2023-09-07')).toMatchObject({ state: 'overdue', lateDays: 2 })
    const twice = await submit('finance', received)
    expect([twice.statusCode, codeOf(twice)]).toEqual([409, 'material-submitted'])
    expect(codeOf(await decide(first.id, { accept: false }))).toBe('reason-needed')
    expect((await decide(first.id, { accept: false, note: '缺公章' })).statusCode).toBe(204)
    expect(await stateOf('2023-12-31')).toMatchObject({
      state: 'overdue',
      returnedBecause: '缺公章',
    })
    const second = (await submit('finance', { ...received, receivedOn: '2023-09-12' })).json<{
      id: string
    }>()
    await decide(second.id, { accept: true })
    expect(await stateOf('2023-12-31')).toMatchObject({ state: 'accepted', lateDays: 7 })
  })

  test('by a township is of today and of its own', async () => {
    const answer = await submit('township', {
      material: 'final',
      townshipCode: other,
      receivedOn: '2023-11-01',
    })
    expect(answer.statusCode, answer.body).toBe(201)
    expect(await stateOf('2024-01-20', 'final')).toMatchObject({ submittedOn: '2024-01-20' })
    expect(await stateOf('2024-01-20', 'final', other)).toMatchObject({ state: 'overdue' })
  })

  test.each([
    ['something nobody asked for', { material: 'poem' }, 404, 'material-not-found'],
    ['for nobody', {}, 404, 'material-not-found'],
    ['tomorrow', { townshipCode: other, receivedOn: '2024-01-21' }, 409, 'received-later'],
    [
      'without such a file',
      { townshipCode: other, sealedScanId: '018bcfe5-0000-7000-8000-000000000000' },
      404,
      'proof-not-found',
    ],
  ])('is refused: %s', async (_, part, status, code) => {
    const answer = await submit('auditor', part)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
  })
})

test('more can be asked for, once', async () => {
  const extra = {
    year: 2023,
    code: 'year-end-check',
    name: '年终自查',
    dueOn: '2023-12-29',
    source: '补充通知',
  }
  expect((await api.post('auditor', '/api/materials', extra)).statusCode).toBe(204)
  const nothing = { ...extra, needsSealedScan: false, needsElectronicCopy: false }
  const refused = await api.post('auditor', '/api/materials', { ...nothing, code: 'nothing' })
  expect(refused.json()).toMatchObject({
    errors: [{ pointer: '/needsElectronicCopy', reason: '盖章扫描件和电子版至少要求一种' }],
  })
  const again = await api.post('auditor', '/api/materials', extra)
  expect([again.statusCode, codeOf(again)]).toEqual([409, 'material-exists'])
})
