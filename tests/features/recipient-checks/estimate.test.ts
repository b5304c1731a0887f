import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  estimatedCount,
  estimatedTotal,
  studentQuantile,
} from '../../../src/features/recipient-checks/estimate.ts'
import { estimateOf } from '../../../src/features/recipient-checks/queries.ts'

describe('the total of a township', () => {
  test('is what is worked out by hand', () => {
    // N = 20, n = 4, values 0, 0, 100, 300 fen: mean 100, so 2000; s² = (2·100² + 0 + 200²)/3
    // = 20000; √((1 − 4/20)·20000/4) = √4000 = 63.2456; times N = 1264.911; t(3) = 3.18.
    const { value, low, high } = estimatedTotal(20, [0n, 0n, 100n, 300n]) ?? failed()
    expect(value).toBe(2000n)
    expect(Number(high - value) / 1264.911).toBeCloseTo(3.18, 2)
    // 2000 − 4022 is below the 400 that are known.
    expect(low).toBe(400n)
  })

  test('is known where all were asked, and unknown where one was', () => {
    expect(estimatedTotal(3, [1n, 2n, 4n])).toEqual({ value: 7n, low: 7n, high: 7n })
    expect(estimatedTotal(3, [5n])).toBeNull()
    expect(estimatedTotal(3, [])).toBeNull()
    expect(estimatedTotal(0, [])).toEqual({ value: 0n, low: 0n, high: 0n })
  })

  test('has no spread where all say the same', () => {
    expect(estimatedTotal(10, [50n, 50n, 50n])).toEqual({ value: 500n, low: 500n, high: 500n })
  })

  test('lies within its interval, which is no wider for more answers that say the same', () => {
    const fen = fc.bigInt({ min: 0n, max: 1_000_000n })
    fc.assert(
      fc.property(fc.array(fen, { minLength: 2, maxLength: 30 }), fc.nat(1000), (values, rest) => {
        const size = values.length * 2 + rest
        const { value, low, high } = estimatedTotal(size, values) ?? failed()
        const twice = estimatedTotal(size, [...values, ...values]) ?? failed()
        expect(low <= value && value <= high).toBe(true)
        expect(twice.high).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(values.reduce((sum, one) => sum + one, 0n))
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  test('takes t from the printed tables', () => {
    const printed: [number, number][] = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [120, 1.98],
    ]
    for (const [freedom, t] of printed) {
      expect(Math.abs(studentQuantile(freedom) - t), String(freedom)).toBeLessThan(0.005)
    }
  })
})

describe('how many of a township', () => {
  test('is what is worked out by hand', () => {
    // None of 5 out of 10: with 3 such, C(7,5)/C(10,5) = 21/252 = 8.3 %; with 4, 6/252 = 2.4 %.
    expect(estimatedCount(10, { sampled: 5, found: 0 })).toEqual({ value: 0, low: 0, high: 3 })
    // One of 2 out of 4: with 1, half of all draws; with 3, half of all draws too.
    expect(estimatedCount(4, { sampled: 2, found: 1 })).toEqual({ value: 2, low: 1, high: 3 })
    // All 5 of 10: with 7, C(7,5)/C(10,5) = 8.3 %; with 6, 2.4 %.
    expect(estimatedCount(10, { sampled: 5, found: 5 })).toEqual({ value: 10, low: 7, high: 10 })
  })

  test('is known where all were asked, and unknown where nobody was', () => {
    expect(estimatedCount(4, { sampled: 4, found: 3 })).toEqual({ value: 3, low: 3, high: 3 })
    expect(estimatedCount(4, { sampled: 0, found: 0 })).toBeNull()
    expect(estimatedCount(0, { sampled: 0, found: 0 })).toEqual({ value: 0, low: 0, high: 0 })
  })

  test('covers the truth in 95 of 100 samples, whatever the truth', () => {
    // Every sample of 6 out of 15, counted with its probability instead of drawn.
    const choose = (n: number, k: number): number =>
      k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k
    for (let truth = 0; truth <= 15; truth += 1) {
      let covered = 0
      for (let found = Math.max(0, truth - 9); found <= Math.min(6, truth); found += 1) {
        const { low, high } = estimatedCount(15, { sampled: 6, found }) ?? failed()
        const chance = (choose(truth, found) * choose(15 - truth, 6 - found)) / choose(15, 6)
        if (low <= truth && truth <= high) covered += chance
      }
      expect(covered, String(truth)).toBeGreaterThanOrEqual(0.95)
    }
  })
})

test('what was drawn by risk counts as it is, and stands for nobody else', () => {
  const person = (part: 'risk' | 'random', received: bigint | null, outcome = 'answered') => ({
    part,
    outcome: outcome as 'answered',
    received,
    paid: 10_000n,
  })
  const estimate = estimateOf({ populationCount: 12, populationAmount: 120_000n }, [
    person('risk', 0n),
    person('risk', null, 'not_found'),
    person('random', 10_000n),
    person('random', 4_000n),
    person('random', 12_000n),
    person('random', null, 'unreachable'),
  ])
  expect(estimate.risk).toEqual({ drawn: 2, answered: 2, shortCount: 2, short: 20_000n })
  expect(estimate.random).toEqual({
    outOf: 10,
    drawn: 4,
    answered: 3,
    shortCount: 1,
    short: 6_000n,
  })
  // 20,000 of the two, and 10 times the mean of 6,000, 0 and 0.
  expect(estimate.short?.value).toBe(40_000n)
  expect(estimate.shortCount?.value).toBe(5)
})

function failed(): never {
  throw new Error('no estimate')
}
