import { type RawBuilder, sql } from 'kysely'

/** Who ends or re-opens records decides by what he has read of all of a person's. */
export function lockEntitlements(districtCode: string): RawBuilder<unknown> {
  return sql`select pg_advisory_xact_lock(hashtextextended(${`eligibility:${districtCode}`}, 0))`
}
