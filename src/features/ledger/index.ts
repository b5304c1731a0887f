export { channelNames } from './channel-names.ts'
export { type CloseCondition, lastClosedMonth, type MonthScope } from './close-month.ts'
export { monthClosed } from './closed-month-check.ts'
export {
  type FlowScope,
  type FlowSums,
  flowByCategory,
  flowByDocument,
  flowByMonth,
  flowByTownship,
  flowTotals,
} from './fund-flow.ts'
export { type MovingPosting, type Posting, postMoves, postTransfers } from './post-transfers.ts'
export { fundsInsufficient } from './problems.ts'
export { type StageTotal, stageTotals } from './queries.ts'
export { originOfTransfer, referenceOf } from './references.ts'
export { bookReversal } from './reverse-origin.ts'
