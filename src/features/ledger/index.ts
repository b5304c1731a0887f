export {
  type FlowScope,
  type FlowSums,
  flowByCategory,
  flowByDocument,
  flowByMonth,
  flowByTownship,
  flowTotals,
} from './fund-flow.ts'
export { type Posting, postTransfers } from './post-transfers.ts'
export { type StageTotal, stageTotals } from './queries.ts'
