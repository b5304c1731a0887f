export { checkById, checksOf } from './queries.ts'
export type { Check, CheckEstimate } from './schemas.ts'
