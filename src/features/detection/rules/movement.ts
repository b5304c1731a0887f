import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'

/** Every transfer up to `asOf` as what it did to each of its two accounts: plus in, minus out. */
export function movements({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    select to_account_id as account_id, disbursement_id, amount_fen
      from transfer
      where district_code = ${districtCode} and effective_on <= ${asOf}::date
    union all
    select from_account_id, disbursement_id, -amount_fen
      from transfer
      where district_code = ${districtCode} and effective_on <= ${asOf}::date`
}
