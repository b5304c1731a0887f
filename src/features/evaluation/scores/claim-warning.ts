import { parseRatio } from '../../../kernel/ratio.ts'
import type { Frozen } from './frozen.ts'
import { marksText } from './marks-text.ts'

/**
 * What is wrong with the marks that whoever reported gave himself: more than the value earns under
 * the scheme's rule, or marks for no value at all. Empty where nothing is.
 */
export function claimWarning(measured: Frozen, computed: bigint | null): string {
  if (measured.kind === 'computed' || measured.kind === 'not_applicable') return ''
  const { claimed } = measured
  if (claimed === null) return ''
  if (computed === null) return `自评${claimed}分,但没有实际值`
  const claim = parseRatio(claimed)
  if (claim === null || claim.numerator * 100n <= computed * claim.denominator) return ''
  return `自评${claimed}分,按实际值应得${marksText(computed)}分`
}
