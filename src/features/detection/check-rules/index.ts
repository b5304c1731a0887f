import type { Rule } from '../rule.ts'
import { notFound } from './not-found.ts'
import { otherHands } from './other-hands.ts'
import { overReceived } from './over-received.ts'
import { shortReceived } from './short-received.ts'

/** What answers of people in checks give away; run whenever one is recorded, not at night. */
export const checkRules: readonly Rule[] = Object.freeze([
  shortReceived,
  otherHands,
  notFound,
  overReceived,
])
