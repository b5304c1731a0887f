import { runReferralRule } from './features/detection/index.ts'
import type { ReferralsChanged } from './features/reconciliation/index.ts'
import { type Clock, todayOf } from './platform/clock.ts'

/** What finance refers to the auditors is among their alerts at once. */
export const alertOfReferrals =
  (clock: Clock): ReferralsChanged =>
  (tx, actor) =>
    runReferralRule(tx, actor, todayOf(clock))
