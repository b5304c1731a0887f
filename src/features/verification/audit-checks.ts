import { sql } from 'kysely'
import { journalFaults } from '../audit/index.ts'
import type { BookCheck } from './check.ts'

const chainWhole: BookCheck = {
  code: 'audit-chain-whole',
  claim: 'the audit log is complete, in order, unchanged, and what its checkpoints signed',
  count: (districtCode) => sql`
    select count(*) from audit_entry where district_code = ${districtCode}`,
  falsehoods: journalFaults,
}

export const auditChecks = [chainWhole]
