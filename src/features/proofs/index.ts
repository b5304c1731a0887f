export { proofsOf, requireProofs } from './queries.ts'
export { storeProof } from './store-proof.ts'
