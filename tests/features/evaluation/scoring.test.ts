import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Frozen } from '../../../src/features/evaluation/frozen.ts'
import {
  indicatorsOf,
  type Scheme,
  schemeDefinition,
  scoring,
} from '../../../src/features/evaluation/scheme.ts'
import shipped from '../../../src/features/evaluation/schemes/effectiveness-2023.json' with {
  type: 'json',
}
import { marksFor, scoreTownship } from '../../../src/features/evaluation/scoring.ts'
import { parseRatio } from '../../../src/kernel/ratio.ts'

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
]

test.each(forms)('%s', (_, form, value, marks) => {
  const parsed = parseRatio(value)
  if (parsed === null) throw new Error(`${value} is no decimal`)
  expect(marksFor(scoring.parse(form), 800n, parsed)).toBe(marks)
})

test('marks are between nothing and the weight, whatever was measured', () => {
  const numbers = { numerator: fc.bigInt(0n, 10n ** 15n), denominator: fc.bigInt(1n, 10n ** 9n) }
  const form = fc.constantFrom(...forms.map(([, one]) => scoring.parse(one)))
  fc.assert(
    fc.property(form, fc.bigInt(0n, 20_000n), fc.record(numbers), (one, weight, value) => {
      const marks = marksFor(one, weight, value)
      expect(marks).toBeGreaterThanOrEqual(0n)
      expect(marks).toBeLessThanOrEqual(weight)
    }),
  )
})

const scheme: Scheme = schemeDefinition.parse(shipped)
const codes = indicatorsOf(scheme).map(({ code }) => code)
const full = (code: string): Frozen => {
  const source = indicatorsOf(scheme).find((one) => one.code === code)?.source
  const isCount = ['C4', 'C5', 'C7'].includes(code)
  return source?.kind === 'reported'
    ? { kind: 'reported', value: code === 'A2' ? '0' : '100', unit: source.unit, note: '' }
    : {
        kind: 'computed',
        unit: code === 'C4' ? 'per_10000_yuan' : isCount ? 'count' : 'percent',
        counts: '个',
        numerator: isCount ? '0' : '5',
        denominator: '5',
        cases: [],
      }
}
const none: Frozen = { kind: 'not_applicable', why: '没有' }
const score = (change: (code: string) => Frozen) =>
  scoreTownship(scheme, new Map(codes.map((code) => [code, change(code)])))
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
    const scores = score((code) => (code === 'F1' ? { kind: 'missing' } : full(code)))
    expect(scores.find(({ code }) => code === 'F1')).toEqual({
      code: 'F1',
      weight: 600n,
      score: null,
      reason: '未填报,暂不得分',
    })
    expect(sumOf(scores.map((one) => one.score))).toBe(9_400n)
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
