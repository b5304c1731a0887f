import { lateMonth } from './retention/late-month.ts'
import { unallocated } from './retention/unallocated.ts'
import { afterDeath } from './scope/after-death.ts'

/** Every rule, in the order of the catalogue. */
export const detectionRules = Object.freeze([unallocated, lateMonth, afterDeath] as const)

export type DetectionRule = (typeof detectionRules)[number]
export type DetectionRuleCode = DetectionRule['code']
