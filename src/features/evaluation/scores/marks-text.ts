import { formatRatio, type Ratio } from '../../../kernel/ratio.ts'

/** An exact number with at most two decimals and none that say nothing: 95, 99.5. */
export const plain = (ratio: Ratio): string => formatRatio(ratio, 2).replace(/\.?0+$/, '')

/** Hundredths of marks as people write them: 450n → "4.5". */
export function marksText(marks: bigint): string {
  return plain({ numerator: marks, denominator: 100n })
}
