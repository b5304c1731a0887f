import { checkRules } from './check-rules/index.ts'
import { referredException } from './referrals/referred-exception.ts'
import type { Rule } from './rule.ts'
import { detectionRules } from './rules/index.ts'

/** Every rule that alerts may be of: the catalogue's, and those that run when people act. */
export const allRules: readonly Rule[] = Object.freeze([
  ...detectionRules,
  ...checkRules,
  referredException,
])
