import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'

/** A document, decision or voucher by its id: taken back again by the end of `asOf`. */
export function isReversed({ districtCode, asOf }: Scope, id: string): RawBuilder<boolean> {
  return sql`exists (
    select 1 from reversal
    where reversal.district_code = ${districtCode} and reversal.origin_id = ${sql.ref(id)}
      and reversal.reversed_on <= ${asOf}::date)`
}
