export { allocationFormat } from './allocation-format.ts'
export { appropriationFormat } from './appropriation-format.ts'
export { disbursementFormat } from './disbursement-format.ts'
export { among, type InDistrict, isReversed, type Page, rowId } from './queries.ts'
