import { fundFlow } from './fund-flow.ts'
import type { Report } from './report.ts'
import { statement } from './statement.ts'
import { townshipEvaluation } from './township-evaluation.ts'

/** The reports in the order of the menu. */
export const reports: readonly Report[] = Object.freeze([fundFlow, statement, townshipEvaluation])
