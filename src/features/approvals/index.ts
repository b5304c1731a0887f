export { giveApprovals, requireApproved, whyNot } from './give-approvals.ts'
export { approvalPolicy } from './policy.ts'
export { approvalsOf, progressOf } from './queries.ts'
export { isComplete, type Standing, standings } from './standing.ts'
