import { type RawBuilder, sql } from 'kysely'

/** When each person on the register of the dead died: the latest day, where there are several. */
export function deaths(districtCode: string): RawBuilder<unknown> {
  return sql`
    select identity_hash, max(valid_from) as died_on
    from register_entry
    where district_code = ${districtCode} and kind = 'death'
    group by identity_hash`
}
