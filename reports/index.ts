import { fundFlow } from './fund-flow.ts'

/** The reports in the order of the menu. */
export const reports = Object.freeze([fundFlow] as const)
