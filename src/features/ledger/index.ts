export { type Posting, postTransfers } from './post-transfers.ts'
export { appropriatedFen, type StageTotal, stageTotals } from './queries.ts'
