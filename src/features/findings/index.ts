export { findingFormat } from './finding-format.ts'
export { findingCounts, findingsOf, type Reader } from './queries.ts'
export { type Finding, findingPattern } from './schemas.ts'
export { doneStates } from './workflow.ts'
