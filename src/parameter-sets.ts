import { approvalPolicy } from './features/approvals/index.ts'
import { detectionRules, detectionSchedule, riskPolicy } from './features/detection/index.ts'
import { findingPolicy } from './features/findings/index.ts'
import type { ParameterSet } from './features/parameters/index.ts'
import { reconciliationParameters } from './features/reconciliation/index.ts'

/** Every set of dated parameters that can be changed through the API. */
export const parameterSets: readonly ParameterSet[] = Object.freeze([
  reconciliationParameters,
  ...detectionRules,
  detectionSchedule,
  riskPolicy,
  findingPolicy,
  approvalPolicy,
])
