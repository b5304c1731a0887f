import { adminSubject } from './diversion/admin-subject.ts'
import { crossCategory } from './diversion/cross-category.ts'
import { ineligiblePayee } from './diversion/ineligible-payee.ts'
import { roundTrip } from './diversion/round-trip.ts'
import { unexplainedDebit } from './diversion/unexplained-debit.ts'
import { accountSwitch } from './integrity/account-switch.ts'
import { badIdentity } from './integrity/bad-identity.ts'
import { duplicatePayment } from './integrity/duplicate-payment.ts'
import { gapThenDouble } from './integrity/gap-then-double.ts'
import { repeatedRelief } from './integrity/repeated-relief.ts'
import { splitRelief } from './integrity/split-relief.ts'
import { staffAccount } from './integrity/staff-account.ts'
import { strangerPayee } from './integrity/stranger-payee.ts'
import { unmatchedLine } from './integrity/unmatched-line.ts'
import { cashWithdrawal } from './interception/cash-withdrawal.ts'
import { channelResidue } from './interception/channel-residue.ts'
import { feeFromRecipient } from './interception/fee-from-recipient.ts'
import { flatShares } from './interception/flat-shares.ts'
import { ownAccount } from './interception/own-account.ts'
import { refundNotRestored } from './interception/refund-not-restored.ts'
import { sharedAccount } from './interception/shared-account.ts'
import { shortPaid } from './interception/short-paid.ts'
import { lateMonth } from './retention/late-month.ts'
import { notReissued } from './retention/not-reissued.ts'
import { parkedBalance } from './retention/parked-balance.ts'
import { staleCarryover } from './retention/stale-carryover.ts'
import { unallocated } from './retention/unallocated.ts'
import { undisbursed } from './retention/undisbursed.ts'
import { unpaid } from './retention/unpaid.ts'
import { yearEndRush } from './retention/year-end-rush.ts'
import { afterDeath } from './scope/after-death.ts'
import { age } from './scope/age.ts'
import { disqualified } from './scope/disqualified.ts'
import { exclusiveCategories } from './scope/exclusive-categories.ts'
import { functionCode } from './scope/function-code.ts'
import { noEligibility } from './scope/no-eligibility.ts'
import { outsideDecision } from './scope/outside-decision.ts'
import { overStandard } from './scope/over-standard.ts'
import { subject } from './scope/subject.ts'

/** Every rule, in the order of the catalogue. */
export const detectionRules = Object.freeze([
  unallocated,
  undisbursed,
  unpaid,
  lateMonth,
  notReissued,
  staleCarryover,
  yearEndRush,
  channelResidue,
  shortPaid,
  ownAccount,
  sharedAccount,
  feeFromRecipient,
  adminSubject,
  crossCategory,
  roundTrip,
  unexplainedDebit,
  ineligiblePayee,
  subject,
  noEligibility,
  overStandard,
  afterDeath,
  exclusiveCategories,
  disqualified,
  age,
  duplicatePayment,
  badIdentity,
  strangerPayee,
  staffAccount,
  splitRelief,
  accountSwitch,
  unmatchedLine,
  parkedBalance,
  cashWithdrawal,
  refundNotRestored,
  flatShares,
  functionCode,
  outsideDecision,
  gapThenDouble,
  repeatedRelief,
] as const)

export type DetectionRule = (typeof detectionRules)[number]
export type DetectionRuleCode = DetectionRule['code']
