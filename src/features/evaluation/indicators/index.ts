import { diversionFindings } from './diversion-findings.ts'
import { executionRate } from './execution-rate.ts'
import { firstTimePaid } from './first-time-paid.ts'
import type { Indicator } from './indicator.ts'
import { misusePer10000 } from './misuse-per-10000.ts'
import { overdueFindings } from './overdue-findings.ts'
import { paymentOnTime } from './payment-on-time.ts'
import { rectificationRate } from './rectification-rate.ts'
import { returnedReissued } from './returned-reissued.ts'

/** Every indicator that this system computes. */
const indicators: readonly Indicator[] = [
  firstTimePaid,
  paymentOnTime,
  executionRate,
  returnedReissued,
  misusePer10000,
  diversionFindings,
  rectificationRate,
  overdueFindings,
]

export const indicatorsByCode: ReadonlyMap<string, Indicator> = new Map(
  indicators.map((one) => [one.code, one]),
)
