import { type RawBuilder, sql } from 'kysely'

/** A claim on a whole: its weight is a whole number, its key says who is first where rests tie. */
export interface Claim {
  part: string
  key: string
  whole: string
  weight: string
}

/**
 * Splits each part's whole over its claims in proportion to their weights, to the last unit
 * (largest remainder): the rows with their share, `share_fen`. Nothing where all weights are zero.
 */
export function largestRemainder(claims: RawBuilder<Claim>): RawBuilder<unknown> {
  return sql`
    select part, key, (floored + case when place <= whole - sum(floored) over (partition by part)
      then 1 else 0 end)::bigint as share_fen
    from (
      select part, key, whole, div(whole * weight, total) as floored,
        row_number() over (partition by part order by mod(whole * weight, total) desc, key) as place
      from (
        select part, key, whole::numeric as whole, weight::numeric as weight,
          sum(weight::numeric) over (partition by part) as total
        from (${claims}) claim) weighed
      where total > 0) divided`
}
