export { requireProofs } from './queries.ts'
