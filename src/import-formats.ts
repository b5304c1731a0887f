import { indicatorValueFormat } from './features/evaluation/index.ts'
import { findingFormat } from './features/findings/index.ts'
import {
  allocationFormat,
  appropriationFormat,
  disbursementFormat,
} from './features/funds/index.ts'
import { bankReturnFormat, expenditureFormat, rosterFormat } from './features/payments/index.ts'
import { eligibilityFormat, registerFormat } from './features/people/index.ts'
import { financeTableFormat, statementFormat } from './features/reconciliation/index.ts'

/** Every kind of file the service reads. A format lives with the feature whose rows it brings. */
export const importFormats = Object.freeze([
  appropriationFormat,
  allocationFormat,
  disbursementFormat,
  eligibilityFormat,
  registerFormat,
  rosterFormat,
  bankReturnFormat,
  statementFormat,
  expenditureFormat,
  findingFormat,
  indicatorValueFormat,
  financeTableFormat,
])
