export { allocationFormat } from './allocation-format.ts'
export { appropriationFormat } from './appropriation-format.ts'
export { disbursementFormat } from './disbursement-format.ts'
export { among, isReversed, type ListQuery, type Page, pageByDay } from './queries.ts'
