export { channelNames } from './channel-names.ts'
export { type CloseCondition, lastClosedMonth } from './close-month.ts'
export { monthClosed } from './closed-month-check.ts'
export { forwardFen, forwardSides } from './forward.ts'
export {
  executePosting,
  type MovingPosting,
  type Posting,
  postMoves,
  postTransfers,
  transferStatement,
} from './post-transfers.ts'
export { fundsInsufficient, fundsInsufficientOn } from './problems.ts'
export { stageTotals } from './queries.ts'
export { originOfTransfer, referenceOf } from './references.ts'
export { bookReversal } from './reverse-origin.ts'
export { type StagedTaking, shortOnDay } from './short-on-day.ts'
