export { eligibilityFormat } from './eligibility-format.ts'
export { recordAccount } from './record-account.ts'
export { recordAccounts, recordPersons } from './record-from-staged.ts'
export { registerFormat } from './register-format.ts'
