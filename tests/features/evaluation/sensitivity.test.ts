import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schemeDefinition } from '../../../src/features/evaluation/scheme/definition.ts'
import type { ScoredSubject } from '../../../src/features/evaluation/scores/score-run.ts'
import { type Freedom, freedomOf } from '../../../src/features/evaluation/scores/sensitivity.ts'
import { supposeEach, supposeTogether } from '../../../src/features/evaluation/scores/what-if.ts'
import type { Ratio } from '../../../src/kernel/ratio.ts'

const reported = { kind: 'reported', code: 'x', unit: '分' }
const item = (code: string, weight: number) => ({
  code,
  name: code,
  weight,
  target: '100',
  source: reported,
  scoring: { kind: 'ratio_to_target', target: 100 },
})
const definition = {
  code: 'x-2023',
  version: 1,
  year: 2023,
  name: '两个方面',
  period: '全年',
  fullMarks: 100,
  grades: '民发〔2016〕242号',
  areas: [
    { name: '甲', indicators: [item('A1', 20), item('A2', 10)] },
    { name: '乙', indicators: [item('B1', 40), item('B2', 30)] },
  ],
}
const scheme = schemeDefinition.parse(definition)
const weights = new Map([
  ['A1', 2_000n],
  ['A2', 1_000n],
  ['B1', 4_000n],
  ['B2', 3_000n],
])

/** A township by its marks, in hundredths. */
function township(code: string, marks: Record<string, bigint>): ScoredSubject {
  const scores = [...weights].map(([indicator, weight]) => {
    const score = marks[indicator] ?? 0n
    return { code: indicator, weight, most: weight, computed: score, score, reason: '' }
  })
  const total = scores.reduce((sum, { score }) => sum + score, 0n)
  return {
    code,
    name: code,
    measured: new Map(),
    scores,
    vetoes: [],
    total,
    grade: '',
    rank: 1,
  }
}

const near = ({ numerator, denominator }: Ratio) => Number(numerator) / Number(denominator)

/** The total with one weight moved and the others in proportion, added up the long way. */
function totalWith({ scores }: ScoredSubject, code: string, weight: number): number {
  const own = Number(weights.get(code))
  const shrink = (10_000 - weight) / (10_000 - own)
  return scores.reduce((sum, one) => {
    const rate = Number(one.score) / Number(one.weight)
    const moved = one.code === code ? weight : Number(one.weight) * shrink
    return sum + rate * moved
  }, 0)
}

const orderWith = (subjects: ScoredSubject[], code: string, weight: number) =>
  subjects
    .map((one) => ({ code: one.code, total: totalWith(one, code, weight) }))
    .toSorted((a, b) => (Math.abs(a.total - b.total) < 1e-6 ? 0 : b.total - a.total))
    .map((one) => one.code)
    .join()

const freedomIn = (subjects: ScoredSubject[], code: string): Freedom => {
  const found = freedomOf(scheme, subjects).find(({ part }) => part.code === code)
  if (found === undefined) throw new Error(`no weight ${code}`)
  return found
}

describe('how far a weight may move', () => {
  test('is where two neighbours draw level, worked out by hand', () => {
    // 甲: A1 full, the rest half: 20 + 40 = 60. 乙: A1 nothing, the rest 70 %: 56.
    const first = township('甲镇', { A1: 2_000n, A2: 500n, B1: 2_000n, B2: 1_500n })
    const second = township('乙镇', { A1: 0n, A2: 700n, B1: 2_800n, B2: 2_100n })
    // With weight w of A1: w + (100 − w) × 0.5 against (100 − w) × 0.7: level at w = 16.666…
    const { low, high } = freedomIn([first, second], 'A1')
    expect(near(low?.weight ?? { numerator: 0n, denominator: 1n })).toBeCloseTo(1_666.667, 2)
    expect(low).toMatchObject({ ahead: '甲镇', behind: '乙镇' })
    expect(high).toBeNull()
  })

  test('is nothing for two that are level now and would part', () => {
    const first = township('甲镇', { A1: 2_000n })
    const second = township('乙镇', { B1: 2_000n })
    const { low, high } = freedomIn([first, second], 'A1')
    expect([low, high].map((bound) => near(bound?.weight as Ratio))).toEqual([2_000, 2_000])
  })

  test('has no bound where they never meet', () => {
    const first = township('甲镇', { A1: 2_000n, A2: 1_000n, B1: 4_000n, B2: 3_000n })
    const second = township('乙镇', { A1: 1_000n, A2: 500n, B1: 2_000n, B2: 1_500n })
    for (const { low, high } of freedomOf(scheme, [first, second])) {
      expect([low, high]).toEqual([null, null])
    }
  })

  test('moves an area with all of its own', () => {
    const first = township('甲镇', { A1: 2_000n, A2: 1_000n })
    const second = township('乙镇', { B1: 1_400n, B2: 1_050n })
    // 甲 has all of area 甲 and nothing else: w; 乙 has 35 % of the rest: (100 − w) × 0.35.
    const { low } = freedomIn([first, second], '甲')
    expect(near(low?.weight as Ratio)).toBeCloseTo((35 / 1.35) * 100, 4)
  })

  test('is exact: up to it the order stays, past it it does not', () => {
    const marks = fc.record({
      A1: fc.bigInt(0n, 2_000n),
      A2: fc.bigInt(0n, 1_000n),
      B1: fc.bigInt(0n, 4_000n),
      B2: fc.bigInt(0n, 3_000n),
    })
    let bounds = 0
    fc.assert(
      fc.property(fc.array(marks, { minLength: 2, maxLength: 6 }), (all) => {
        const subjects = all.map((one, no) => township(`乡镇${no}`, one))
        fc.pre(new Set(subjects.map(({ total }) => total)).size === subjects.length)
        for (const code of weights.keys()) {
          const own = Number(weights.get(code))
          const now = orderWith(subjects, code, own)
          const { low, high } = freedomIn(subjects, code)
          for (const [bound, out] of [
            [low, -1],
            [high, 1],
          ] as const) {
            const at = bound === null ? (out < 0 ? 0 : 10_000) : near(bound.weight)
            const within = own + (at - own) * 0.999
            expect(orderWith(subjects, code, within)).toBe(now)
            if (bound === null) continue
            bounds += 1
            const past = at + out * Math.max(1, Math.abs(at - own) * 0.001)
            const [ahead, behind] = [bound.ahead, bound.behind].map((name) => {
              const one = subjects.find((subject) => subject.code === name)
              return one === undefined ? 0 : totalWith(one, code, past)
            })
            expect(ahead).toBeLessThan(behind ?? 0)
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(bounds).toBeGreaterThan(100)
  })
})

describe('raising an indicator to its target', () => {
  const subjects = [
    township('甲镇', { A1: 2_000n, A2: 500n, B1: 3_000n, B2: 2_500n }),
    township('乙镇', { A1: 1_000n, A2: 500n, B1: 3_000n, B2: 3_000n }),
    township('丙镇', { A1: 500n, A2: 500n, B1: 1_000n, B2: 3_000n }),
  ]

  test('says what is won and which rank it brings, the most first', () => {
    expect(supposeEach(scheme, subjects, '丙镇')).toEqual([
      { indicator: 'B1', name: 'B1', gain: '30.00', total: '80.00', grade: '良好', rank: 1 },
      { indicator: 'A1', name: 'A1', gain: '15.00', total: '65.00', grade: '合格', rank: 3 },
      { indicator: 'A2', name: 'A2', gain: '5.00', total: '55.00', grade: '不合格', rank: 3 },
    ])
  })

  test('wins nothing of what a veto empties, nor where a bonus does not apply', () => {
    const bonus = { ...item('C1', 0), scoring: { kind: 'bonus', marks: 1, cap: 5 } }
    const vetoed = schemeDefinition.parse({
      ...definition,
      areas: [...definition.areas, { name: '丙', indicators: [bonus] }],
      vetoes: [{ code: 'V1', name: '否决', source: reported, empties: ['A1'] }],
    })
    const own = township('丙镇', { A2: 1_000n, B1: 4_000n, B2: 1_000n })
    const none = { code: 'C1', weight: 0n, most: 500n, computed: null, score: null, reason: '' }
    const subject: ScoredSubject = {
      ...own,
      vetoes: ['V1'],
      measured: new Map([['C1', { kind: 'not_applicable', why: '本期没有发放' }]]),
      scores: [...own.scores, none],
    }
    const each = supposeEach(vetoed, [subject], '丙镇')
    expect(each.map(({ indicator, gain }) => [indicator, gain])).toEqual([['B2', '20.00']])
    const indicators = ['A1', 'B2', 'C1']
    const together = supposeTogether(vetoed, [subject], { code: '丙镇', indicators })
    expect(together).toMatchObject({ gain: '20.00', total: '80.00' })
  })

  test('adds several up', () => {
    const together = supposeTogether(scheme, subjects, { code: '丙镇', indicators: ['A1', 'A2'] })
    expect(together).toEqual({ gain: '20.00', total: '70.00', grade: '合格', rank: 3 })
  })
})
