import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRatios,
  ceilRatio,
  compareRatios,
  divideRatios,
  floorRatio,
  formatRatio,
  multiplyRatios,
  parseRatio,
  percentOf,
  percentShares,
  roundHalfUp,
  shareOut,
  subtractRatios,
} from '../../src/kernel/ratio.ts'

const ratio = (text: string) => {
  const parsed = parseRatio(text)
  if (parsed === null) throw new Error(`${text} is no decimal`)
  return parsed
}

test('a decimal is read exactly, and nothing else is one', () => {
  expect(parseRatio('91.5')).toEqual({ numerator: 915n, denominator: 10n })
  expect(parseRatio('-0.25')).toEqual({ numerator: -25n, denominator: 100n })
  for (const other of ['', '1e3', '1,000', 'NaN', '.5', '5.']) expect(parseRatio(other)).toBeNull()
})

test('numbers of different forms compare as numbers', () => {
  expect(compareRatios(ratio('0.10'), ratio('0.1'))).toBe(0)
  expect(compareRatios(ratio('99.99'), ratio('100'))).toBeLessThan(0)
  expect(compareRatios(ratio('-1'), ratio('-1.5'))).toBeGreaterThan(0)
})

test.each([
  ['0.005', 2, '0.01'],
  ['0.00499', 2, '0.00'],
  ['-0.005', 2, '-0.01'],
  ['12', 2, '12.00'],
  ['12.5', 0, '13'],
])('%s with %i decimals is %s', (text, decimals, said) => {
  expect(formatRatio(ratio(text), decimals)).toBe(said)
})

test.each([
  [99_617n, 100_000n, '99.61'],
  [10n ** 12n - 1n, 10n ** 12n, '99.99'],
  [10n ** 12n, 10n ** 12n, '100.00'],
  [-1n, 3n, '-33.34'],
  [-1n, 10_000n, '-0.01'],
  [1n, 0n, null],
])('%i of %i is %s percent, rounded down', (part, whole, said) => {
  expect(percentOf(part, whole)).toBe(said)
})

test('a difference is exact', () => {
  expect(formatRatio(subtractRatios(ratio('0.3'), ratio('0.1')), 2)).toBe('0.20')
})

test('sums, products and quotients are exact, whatever the signs', () => {
  expect(formatRatio(addRatios(ratio('0.1'), ratio('-0.3')), 2)).toBe('-0.20')
  expect(formatRatio(multiplyRatios(ratio('-1.5'), ratio('0.2')), 2)).toBe('-0.30')
  expect(formatRatio(divideRatios(ratio('1.5'), ratio('-0.5')), 2)).toBe('-3.00')
})

test.each([
  ['2.5', 3n, 2n, 3n],
  ['-2.5', -3n, -3n, -2n],
  ['-2.4', -2n, -3n, -2n],
  ['2', 2n, 2n, 2n],
  ['-2', -2n, -2n, -2n],
  ['-0.5', -1n, -1n, 0n],
])('%s is near %s, not below %s, not above %s', (text, near, below, above) => {
  expect(roundHalfUp(ratio(text))).toBe(near)
  expect(floorRatio(ratio(text))).toBe(below)
  expect(ceilRatio(ratio(text))).toBe(above)
})

describe('sharing out', () => {
  test('percentages of parts are together those of the whole', () => {
    expect(percentShares([1n, 1n, 1n])).toEqual(['33.34', '33.33', '33.33'])
    expect(percentShares([5n, 0n])).toEqual(['100.00', '0.00'])
    expect(percentShares([0n])).toEqual([null])
  })

  test('gives what is left to the largest remainders, the earlier first', () => {
    expect(shareOut(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(shareOut(10n, [0n, 2n, 1n])).toEqual([0n, 7n, 3n])
    expect(shareOut(10n, [0n, 0n])).toEqual([0n, 0n])
  })

  test('adds up to the whole and is off by less than one unit each', () => {
    const amounts = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), amounts, (whole, weights) => {
        const sum = weights.reduce((total, weight) => total + weight, 0n)
        fc.pre(sum > 0n)
        const parts = shareOut(whole, weights)
        expect(parts.reduce((total, part) => total + part, 0n)).toBe(whole)
        parts.forEach((part, no) => {
          const exact = whole * (weights[no] ?? 0n)
          expect(part * sum - exact).toBeLessThan(sum)
          expect(exact - part * sum).toBeLessThan(sum)
        })
      }),
    )
  })
})
