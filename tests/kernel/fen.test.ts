import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFen, formatWan, formatYuan, parseYuan, sumFen } from '../../src/kernel/fen.ts'

describe('reading amounts', () => {
  test.each([
    ['1234.50', 123450n],
    ['1,234.5', 123450n],
    ['￥１，２３４．５０', 123450n],
    ['¥ 12', 1200n],
    ['+0.01', 1n],
    ['-3.00', -300n],
    ['12元', 1200n],
    ['0', 0n],
    ['99999999999999.99', 9999999999999999n],
  ])('%s is %s fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })

  test.each(['', '1.234', '1e5', '1,23.00', '12,34', 'abc', '1.2.3', '--1', '1 2万'])(
    '%s is no amount',
    (text) => {
      expect(parseYuan(text)).toBeNull()
    },
  )

  test('what is written can be read back, to the fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen)
        expect(parseYuan(formatFen(fen))).toBe(fen)
      }),
    )
  })
})

test('amounts are shown as people read them', () => {
  expect(formatFen(123456789n)).toBe('1,234,567.89')
  expect(formatFen(-5n)).toBe('-0.05')
  expect(formatWan(123456789n)).toBe('123.46')
  expect(formatWan(4_999n)).toBe('0.00')
  expect(formatWan(5_000n)).toBe('0.01')
})

test('a sum is exact', () => {
  expect(sumFen([1n, 2n, 9007199254740993n])).toBe(9007199254740996n)
})
