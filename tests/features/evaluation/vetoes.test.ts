import { describe, expect, test } from 'vitest'
import { measuredOf, schemeDefinition } from '../../../src/features/evaluation/scheme/definition.ts'
import effectiveness from '../../../src/features/evaluation/schemes/effectiveness-2023.json' with {
  type: 'json',
}
import type { Frozen } from '../../../src/features/evaluation/scores/frozen.ts'
import { scoreRun } from '../../../src/features/evaluation/scores/score-run.ts'
import { cappedGrade, gradeCapOf } from '../../../src/features/evaluation/scores/standings.ts'
import type { AskedValue } from '../../../src/features/evaluation/values/schemas.ts'
import small from '../../fixtures/small-scheme.json' with { type: 'json' }
import { startApp } from '../../support/app.ts'
import { evaluationApi } from '../../support/evaluation.ts'
import { importSheet, sheet } from '../../support/files.ts'

const scheme = schemeDefinition.parse(effectiveness)
const counted = (numerator: string): Frozen => ({
  kind: 'computed',
  unit: 'count',
  counts: '个',
  numerator,
  denominator: '1',
  parts: [],
  caseCount: 0,
})

/** A township with nothing against it but so many cases of diversion or interception. */
function township(cases: number) {
  const measured = new Map(measuredOf(scheme).map(({ code }) => [code, counted('0')]))
  measured.set('V1', counted(String(cases)))
  const inputs = { code: '430603101', name: '陆城镇', measured, missingReason: null }
  const [scored] = scoreRun(scheme, [{ ...inputs, changes: new Map() }])
  if (scored === undefined) throw new Error('nobody was scored')
  return scored
}

test('one substantiated case empties the item that the scheme names, and says why', () => {
  const itemOf = (cases: number) => township(cases).scores.find(({ code }) => code === 'C9')
  expect(itemOf(0)?.score).toBe(itemOf(0)?.weight)
  expect(itemOf(1)?.score).toBe(0n)
  expect(itemOf(1)?.computed).toBe(itemOf(1)?.weight)
  expect(itemOf(1)?.reason).toContain('一票否决(查实挪用、截留问题),不得分')
  expect(township(1).vetoes).toEqual(['V1'])
})

describe('the grade', () => {
  test.each([
    [9_500n, '合格', '优秀'],
    [8_879n, '合格', '良好'],
    [6_000n, '合格', null],
    [5_999n, '不合格', null],
  ])('of %s hundredths is held down to %s where a veto holds', (total, grade, earned) => {
    expect(cappedGrade(scheme, total, ['V1'])).toBe(grade)
    const cap = gradeCapOf(scheme, { total, grade, vetoes: ['V1'] })
    expect(cap).toEqual(earned === null ? null : { earned, by: 'V1 查实挪用、截留问题' })
  })

  test('is what the total earns where none holds', () => {
    const grade = cappedGrade(scheme, 8_879n, [])
    expect(grade).toBe('良好')
    expect(gradeCapOf(scheme, { total: 8_879n, grade, vetoes: [] })).toBeNull()
  })
})

test('a veto that the bureau judges is entered, in the form or by file, and holds', async () => {
  const running = await startApp()
  const api = evaluationApi(running)
  const source = { kind: 'inspected', code: 'accidents', unit: '起' }
  const vetoes = [{ code: 'V1', name: '重大责任事故', source, capsGradeAt: '合格' }]
  expect((await api.post('auditor', '/api/schemes', { ...small, vetoes })).statusCode).toBe(201)
  const url = '/api/indicator-values?scheme=effectiveness-2023&kind=inspected'
  const form = (await api.get('auditor', url)).json<AskedValue[]>()
  expect(form.filter(({ code }) => code === 'accidents')).toHaveLength(5)
  const answer = await api.send(
    'auditor',
    'PUT',
    `/api/indicator-values/2023/${encodeURIComponent('全年')}/430603002/accidents`,
    { value: '1', note: '事故通报' },
  )
  expect(answer.statusCode, answer.body).toBe(200)
  const file = sheet('indicator-values', '2023,全年,430603101,accidents,0,未发生')
  await importSheet(running.services, running.actors.finance, 'indicator-values', file)
  const { townships } = await api.compute('2023-12-31')
  const vetoed = townships.filter((one) => one.vetoes.length > 0)
  expect(vetoed.map(({ code, vetoes: held }) => [code, held])).toEqual([
    ['430603002', ['V1 重大责任事故']],
  ])
})
