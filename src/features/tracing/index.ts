export { type DwellScope, dwellOf, lotsOf } from './dwell.ts'
export { linesOfDocument, traceDocument, vouchersOfDocument } from './trace-document.ts'
export { tracePayment, traceVoucher } from './trace-up.ts'
export { type TracedLeg, tracedLegs } from './traced-legs.ts'
