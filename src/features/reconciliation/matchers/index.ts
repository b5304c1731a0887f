import { accountAmountDate } from './account-amount-date.ts'
import { amountDate } from './amount-date.ts'
import { batchTotal } from './batch-total.ts'
import { manyToOne } from './many-to-one.ts'
import type { Matcher } from './matcher.ts'
import { nameAmountDate } from './name-amount-date.ts'
import { reference } from './reference.ts'
import { bankReversal, bookReversal } from './reversal.ts'
import { serialName } from './serial.ts'
import { splitCombined } from './split-combined.ts'

export { matchBySerial } from './serial.ts'

/** The passes after `serial`, in the order in which they run. */
export const matchers: readonly Matcher[] = Object.freeze([
  reference,
  accountAmountDate,
  nameAmountDate,
  amountDate,
  batchTotal,
  manyToOne,
  splitCombined,
  bookReversal,
  bankReversal,
])

/** What a clerk is told, by the code of the pass. */
export const passNames: Readonly<Record<string, string>> = Object.freeze({
  serial: serialName,
  ...Object.fromEntries(matchers.map(({ code, name }) => [code, name])),
  manual: '人工勾对',
  correction: '更正入账',
})
