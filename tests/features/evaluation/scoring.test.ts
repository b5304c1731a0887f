import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  indicatorsOf,
  type Scheme,
  schemeDefinition,
} from '../../../src/features/evaluation/scheme/definition.ts'
import { scoring } from '../../../src/features/evaluation/scheme/scoring.ts'
import type { Frozen } from '../../../src/features/evaluation/scores/frozen.ts'
import { marksFor } from '../../../src/features/evaluation/scores/marks.ts'
import {
  type Decisions,
  scoreSubject,
} from '../../../src/features/evaluation/scores/score-subject.ts'
import { parseRatio, roundHalfUp } from '../../../src/kernel/ratio.ts'
import small from '../../fixtures/small-scheme.json' with { type: 'json' }

const bands = (direction: 'at_least' | 'at_most') => ({
  kind: 'bands',
  direction,
  steps: [
    { limit: direction === 'at_least' ? 98 : 0, percent: 100 },
    { limit: direction === 'at_least' ? 90 : 5, percent: 70 },
  ],
})

const forms: [name: string, form: unknown, value: string, marks: bigint][] = [
  ['the target reached', { kind: 'ratio_to_target', target: 95 }, '95', 800n],
  ['more than the target', { kind: 'ratio_to_target', target: 95 }, '120', 800n],
  ['half the target', { kind: 'ratio_to_target', target: 95 }, '47.5', 400n],
  ['a target of nothing', { kind: 'ratio_to_target', target: 0 }, '0', 800n],
  ['the first step', bands('at_least'), '98', 800n],
  ['just below the first step', bands('at_least'), '97.99', 560n],
  ['below every step', bands('at_least'), '89.99', 0n],
  ['nothing, where less is better', bands('at_most'), '0', 800n],
  ['a little, where less is better', bands('at_most'), '0.01', 560n],
  ['too much, where less is better', bands('at_most'), '5.01', 0n],
  ['no case', { kind: 'deduct_per_case', marks: 0.5 }, '0', 800n],
  ['three cases', { kind: 'deduct_per_case', marks: 0.5 }, '3', 650n],
  [
    'three cases of which two are allowed',
    { kind: 'deduct_per_case', marks: 0.5, allowed: 2 },
    '3',
    750n,
  ],
  ['more cases than there are marks', { kind: 'deduct_per_case', marks: 0.5 }, '17', 0n],
  ['two points short', { kind: 'deduct_per_point', target: 98, marks: 0.5 }, '96', 700n],
  ['part of a point short', { kind: 'deduct_per_point', target: 98, marks: 0.5 }, '97.9', 795n],
  ['no point short', { kind: 'deduct_per_point', target: 98, marks: 0.5 }, '98.5', 800n],
  ['all', { kind: 'all_or_nothing', direction: 'at_most', target: 0 }, '0', 800n],
  ['nothing', { kind: 'all_or_nothing', direction: 'at_most', target: 0 }, '1', 0n],
  [
    'less than the ceiling',
    { kind: 'ratio_to_target', target: 5300, direction: 'at_most' },
    '5300',
    800n,
  ],
  [
    'more than the ceiling',
    { kind: 'ratio_to_target', target: 5300, direction: 'at_most' },
    '5830',
    727n,
  ],
  [
    'points above the ceiling',
    { kind: 'deduct_per_point', target: 2, marks: 1, direction: 'at_most' },
    '4.5',
    550n,
  ],
  ['as often as required', { kind: 'deduct_per_missing', required: 4, marks: 0.25 }, '4', 800n],
  ['more often than required', { kind: 'deduct_per_missing', required: 4, marks: 0.25 }, '9', 800n],
  ['twice too seldom', { kind: 'deduct_per_missing', required: 4, marks: 0.25 }, '2', 750n],
]

const belowZero: [name: string, form: unknown, value: string, marks: bigint][] = [
  ['a floor below zero', { kind: 'deduct_per_case', marks: 3, floor: -2 }, '4', -200n],
  ['on the way to it', { kind: 'deduct_per_case', marks: 3, floor: -2 }, '3', -100n],
  [
    'a task not done',
    { kind: 'all_or_nothing', direction: 'at_least', target: 1, otherwise: -2 },
    '0',
    -200n,
  ],
  [
    'a task done',
    { kind: 'all_or_nothing', direction: 'at_least', target: 1, otherwise: -2 },
    '1',
    800n,
  ],
  ['no bonus', { kind: 'bonus', marks: 1, cap: 3 }, '0', 0n],
  ['a bonus', { kind: 'bonus', marks: 1, cap: 3 }, '2', 200n],
  ['a bonus up to its cap', { kind: 'bonus', marks: 1, cap: 3 }, '5', 300n],
]

test.each(belowZero)('%s', (_, form, value, marks) => {
  const parsed = parseRatio(value)
  if (parsed === null) throw new Error(`${value} is no decimal`)
  expect(roundHalfUp(marksFor(scoring.parse(form), 800n, parsed))).toBe(marks)
})

test.each(forms)('%s', (_, form, value, marks) => {
  const parsed = parseRatio(value)
  if (parsed === null) throw new Error(`${value} is no decimal`)
  expect(roundHalfUp(marksFor(scoring.parse(form), 800n, parsed))).toBe(marks)
})

test('marks are between nothing and the weight, whatever was measured', () => {
  const numbers = { numerator: fc.bigInt(0n, 10n ** 15n), denominator: fc.bigInt(1n, 10n ** 9n) }
  const form = fc.constantFrom(...forms.map(([, one]) => scoring.parse(one)))
  fc.assert(
    fc.property(form, fc.bigInt(0n, 20_000n), fc.record(numbers), (one, weight, value) => {
      const marks = roundHalfUp(marksFor(one, weight, value))
      expect(marks).toBeGreaterThanOrEqual(0n)
      expect(marks).toBeLessThanOrEqual(weight)
    }),
  )
})

const scheme: Scheme = schemeDefinition.parse(small)
const codes = indicatorsOf(scheme).map(({ code }) => code)
const bare = { note: '', proofs: [], claimed: null }
const lacking: Frozen = { kind: 'missing', owner: '陆城镇', why: '未填报', claimed: null }
const full = (code: string): Frozen => {
  const source = indicatorsOf(scheme).find((one) => one.code === code)?.source
  const isCount = ['C4', 'C5', 'C7'].includes(code)
  return source?.kind === 'reported'
    ? { kind: 'reported', value: code === 'A2' ? '0' : '100', unit: source.unit, ...bare }
    : {
        kind: 'computed',
        unit: code === 'C4' ? 'per_10000_yuan' : isCount ? 'count' : 'percent',
        counts: '个',
        numerator: isCount ? '0' : '5',
        denominator: '5',
        parts: [],
        caseCount: 0,
      }
}
const none: Frozen = { kind: 'not_applicable', why: '没有' }
const undecided: Decisions = { missingReason: null, changes: new Map() }
const score = (change: (code: string) => Frozen, decisions = undecided) =>
  scoreSubject(scheme, new Map(codes.map((code) => [code, change(code)])), decisions).scores
const sumOf = (numbers: (bigint | null)[]) =>
  numbers.reduce((total: bigint, one) => total + (one ?? 0n), 0n)

describe('a township', () => {
  test('that reaches every target has full marks and no reason', () => {
    const scores = score(full)
    expect(sumOf(scores.map((one) => one.score))).toBe(10_000n)
    expect(scores.every(({ reason }) => reason === '')).toBe(true)
  })

  test('has the weight of what does not apply spread over the rest of the area, and said', () => {
    const scores = score((code) => (code === 'C3' ? none : full(code)))
    const weightOf = (code: string) => scores.find((one) => one.code === code)?.weight
    expect(weightOf('C3')).toBe(0n)
    // 6 of 44 marks go to the other 38 in proportion: 9 becomes 9 + 9 × 6 ÷ 38.
    expect(weightOf('C1')).toBe(1042n)
    expect(weightOf('A1')).toBe(600n)
    expect(sumOf(scores.map((one) => one.score))).toBe(10_000n)
    expect(scores.find(({ code }) => code === 'C3')).toMatchObject({
      score: null,
      reason: expect.stringContaining('不适用'),
    })
    expect(scores.find(({ code }) => code === 'C1')?.reason).toBe('分值分摊后为10.42分')
  })

  test('to which a whole area does not apply has it spread over the others', () => {
    const scores = score((code) => (code.startsWith('A') ? none : full(code)))
    expect(sumOf(scores.map((one) => one.weight))).toBe(10_000n)
    expect(sumOf(scores.map((one) => one.score))).toBe(10_000n)
  })

  test('never has full marks for what it did not report, and is told', () => {
    const scores = score((code) => (code === 'F1' ? lacking : full(code)))
    expect(scores.find(({ code }) => code === 'F1')).toEqual({
      code: 'F1',
      weight: 600n,
      most: 600n,
      computed: null,
      score: null,
      reason: '未填报,暂不得分',
    })
    expect(sumOf(scores.map((one) => one.score))).toBe(9_400n)
  })

  test('has nothing for what nobody waits for any more, and is told why', () => {
    const missingReason = '三次催报未报'
    const scores = score((code) => (code === 'F1' ? lacking : full(code)), {
      ...undecided,
      missingReason,
    })
    expect(scores.find(({ code }) => code === 'F1')).toMatchObject({
      score: 0n,
      computed: null,
      reason: '未填报,按0分计:三次催报未报',
    })
  })

  test('has the score that a change by hand gives it, and both are said', () => {
    const changes = new Map([['C1', { score: 450n, reason: '银行系统故障' }]])
    const scores = score(full, { ...undecided, changes })
    expect(scores.find(({ code }) => code === 'C1')).toMatchObject({
      computed: 900n,
      score: 450n,
      reason: '原为9分,调整为4.5分:银行系统故障',
    })
  })

  test('keeps its rate where its weight has grown: what one case costs grows with it', () => {
    const late: Frozen = { ...(full('C1') as object), numerator: '4' } as Frozen
    const scores = score((code) => (code === 'C3' ? none : code === 'C1' ? late : full(code)))
    // 80 % is 20 points short: 9 - 20 × 0.5 leaves nothing, whatever the weight has become.
    expect(scores.find(({ code }) => code === 'C1')?.score).toBe(0n)
    const nearly: Frozen = {
      ...(full('C1') as object),
      numerator: '92',
      denominator: '100',
    } as Frozen
    const again = score((code) => (code === 'C3' ? none : code === 'C1' ? nearly : full(code)))
    // 9 - 8 × 0.5 = 5 of 9; of 10.42 that is 5.79.
    expect(again.find(({ code }) => code === 'C1')?.score).toBe(579n)
  })

  test('has weights that sum to the full marks, whatever applies', () => {
    fc.assert(
      fc.property(fc.subarray(codes, { maxLength: codes.length - 1 }), (without) => {
        const scores = score((code) => (without.includes(code) ? none : full(code)))
        expect(sumOf(scores.map((one) => one.weight))).toBe(10_000n)
      }),
    )
  })
})
