import { type RawBuilder, sql } from 'kysely'

/**
 * When each person on the register of the dead died, as far as by a day: the latest, where there are
 * several, for the doubt is the family's benefit.
 */
export function deaths(districtCode: string, by: string | null = null): RawBuilder<unknown> {
  return sql`
    select identity_hash, max(valid_from) as died_on
    from register_entry
    where district_code = ${districtCode} and kind = 'death'
      and (${by}::date is null or valid_from <= ${by}::date)
    group by identity_hash`
}
