import { allocationInTime } from './allocation-in-time.ts'
import { averagePayment } from './average-payment.ts'
import { carryOverRate } from './carry-over-rate.ts'
import { confirmedAlerts } from './confirmed-alerts.ts'
import { disbursementInTime } from './disbursement-in-time.ts'
import { diversionFindings } from './diversion-findings.ts'
import { executionRate } from './execution-rate.ts'
import { firstTimePaid } from './first-time-paid.ts'
import { identityQuality } from './identity-quality.ts'
import type { Indicator } from './indicator.ts'
import { materialLateDays } from './material-late-days.ts'
import { materialsInTime } from './materials-in-time.ts'
import { misusePer10000 } from './misuse-per-10000.ts'
import { overdueFindings } from './overdue-findings.ts'
import { paidToAccounts } from './paid-to-accounts.ts'
import { paymentOnTime } from './payment-on-time.ts'
import { paymentsMade } from './payments-made.ts'
import { reconciliationDifferences } from './reconciliation-differences.ts'
import { rectificationRate } from './rectification-rate.ts'
import { rectifiedAmount } from './rectified-amount.ts'
import { rectifiedInTime } from './rectified-in-time.ts'
import { repeatFindings } from './repeat-findings.ts'
import { returnedReissued } from './returned-reissued.ts'

/** Every indicator that this system computes. */
export const indicators: readonly Indicator[] = Object.freeze([
  allocationInTime,
  disbursementInTime,
  paymentOnTime,
  executionRate,
  carryOverRate,
  paidToAccounts,
  firstTimePaid,
  returnedReissued,
  reconciliationDifferences,
  misusePer10000,
  diversionFindings,
  rectificationRate,
  rectifiedInTime,
  rectifiedAmount,
  overdueFindings,
  repeatFindings,
  confirmedAlerts,
  identityQuality,
  paymentsMade,
  averagePayment,
  materialLateDays,
  materialsInTime,
])

export const indicatorsByCode: ReadonlyMap<string, Indicator> = new Map(
  indicators.map((one) => [one.code, one]),
)
