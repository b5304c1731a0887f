import { sql } from 'kysely'
import type { BookCheck } from './check.ts'

const chainWhole: BookCheck = {
  code: 'audit-chain-whole',
  claim: 'the audit log is complete, in order and unchanged',
  count: (districtCode) => sql`
    select count(*) from audit_entry where district_code = ${districtCode}`,
  falsehoods: (districtCode) => sql`
    select 'entry ' || seq as subject,
      case when seq <> place then format('%s is missing', place)
        when previous_hash <> before then 'does not follow the entry before it'
        else 'was changed' end as detail
    from (
      select entry.*, audit_hash(entry) as due_hash, row_number() over (order by seq) as place,
        coalesce(lag(hash) over (order by seq), '') as before
      from audit_entry entry where district_code = ${districtCode}) chain
    where seq <> place or previous_hash <> before or hash <> due_hash
    order by seq limit 1`,
}

export const auditChecks = [chainWhole]
