export { eligibilityFormat } from './eligibility-format.ts'
export { recordAccounts, recordPersons } from './record-from-staged.ts'
export { registerFormat } from './register-format.ts'
