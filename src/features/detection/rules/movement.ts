import { type RawBuilder, sql } from 'kysely'
import type { Prepared } from '../prepared.ts'

/**
 * The transfers up to `asOf` as what they did to each of their two accounts, plus in and minus out,
 * as far as they are alike in kind and in the decision they were for.
 */
export const movements: Prepared = {
  table: 'movement',
  query: ({ districtCode, asOf }) => {
    const side = (account: string, amount: RawBuilder<unknown>) => sql`
      select ${sql.ref(account)} as account_id, kind, appropriation_id, allocation_id,
        adjustment_id, disbursement_id, recovery_id, ${amount} as amount_fen
      from transfer
      where district_code = ${districtCode} and effective_on <= ${asOf}::date`
    return sql`
    select account_id, kind, appropriation_id, allocation_id, adjustment_id, disbursement_id,
      recovery_id, sum(amount_fen)::bigint as amount_fen
    from (${side('to_account_id', sql`amount_fen`)}
      union all ${side('from_account_id', sql`-amount_fen`)}) side
    group by account_id, kind, appropriation_id, allocation_id, adjustment_id, disbursement_id,
      recovery_id`
  },
}
