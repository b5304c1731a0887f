import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'

/** Every transfer up to `asOf` as what it did to each of its two accounts: plus in, minus out. */
export function movements({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  const side = (account: string, amount: string) => sql`
    select ${sql.ref(account)} as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      ${sql.raw(amount)} as amount_fen
    from transfer
    where district_code = ${districtCode} and effective_on <= ${asOf}::date`
  return sql`${side('to_account_id', 'amount_fen')}
    union all ${side('from_account_id', '-amount_fen')}`
}
