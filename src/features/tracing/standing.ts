import { type RawBuilder, sql } from 'kysely'

/** A district at the end of a day. */
export interface AsOf {
  districtCode: string
  asOf: string
}

/** The transfers that count: what was reversed by the day is as if it had never been. */
export function standing({ districtCode, asOf }: AsOf): RawBuilder<unknown> {
  return sql`
    select * from transfer
    where district_code = ${districtCode} and effective_on <= ${asOf} and reverses_id is null
      and id not in (select reverses_id from transfer
        where district_code = ${districtCode} and effective_on <= ${asOf}
          and reverses_id is not null)`
}

/** Kinds that leave money in its stage, for another year, category or township. */
export const moveKinds = sql`select kind from transfer_route where from_stage = to_stage`
