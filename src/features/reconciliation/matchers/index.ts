import { amountDate } from './amount-date.ts'
import { reference } from './reference.ts'

/** The passes, in the order in which they run. */
export const matchers = Object.freeze([reference, amountDate] as const)
