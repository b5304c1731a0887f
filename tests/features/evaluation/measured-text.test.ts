import { expect, test } from 'vitest'
import { measuredText } from '../../../src/features/evaluation/scores/frozen.ts'

test.each([
  ['percent', '元', '99999999', '100000000', '999,999.99元÷1,000,000.00元＝99.99%'],
  ['percent', '批', '46', '48', '46批÷48批＝95.83%'],
  ['yuan', '人次', '1999', '2', '19.99元÷2人次＝10.00元'],
] as const)('%s of %s: %s of %s', (unit, counts, numerator, denominator, says) => {
  const measured = { unit, counts, numerator, denominator, parts: [], caseCount: 0 }
  expect(measuredText({ kind: 'computed', ...measured })).toBe(says)
})
