import { type RawBuilder, sql } from 'kysely'

/**
 * Lays what came into each holder of money and what left it end to end, as intervals of fen; where
 * two overlap, those fen left with that portion. First in, first out follows from the order.
 *
 * `portions` has id (their order), amount_fen, and `came` and `went`: the holder that a portion
 * goes to and comes from, null where nobody holds it. Gives the common table expression `segment`:
 * the fen of the portion in_id from in_from on, which are those of out_id from out_from on; out_id
 * is null while they wait. It is all windows and no join, so that no plan can be quadratic.
 */
export function segments(portions: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    stretch as (
      select came as holder, id as in_id, null::bigint as out_id, amount_fen,
        (sum(amount_fen) over (partition by came order by id))::bigint as ends
      from (${portions}) portion where came is not null
      union all
      select went, null, id, amount_fen,
        (sum(amount_fen) over (partition by went order by id))::bigint
      from (${portions}) portion where went is not null),
    -- Every place where a portion ends cuts the fen of its holder.
    cut as (
      select holder, ends, max(in_id) as in_id, max(out_id) as out_id,
        max(ends - amount_fen) filter (where in_id is not null) as in_starts,
        max(ends - amount_fen) filter (where out_id is not null) as out_starts
      from stretch
      group by holder, ends),
    -- Both lines are in order, so what covers a piece is the first that ends there or later.
    segment as materialized (
      select holder, ends - starts as amount_fen, in_id, starts - in_starts as in_from, out_id,
        starts - out_starts as out_from
      from (
        select holder, ends, lead(ends, 1, 0::bigint) over backwards as starts,
          min(in_id) over backwards as in_id, min(in_starts) over backwards as in_starts,
          min(out_id) over backwards as out_id, min(out_starts) over backwards as out_starts
        from cut
        window backwards as (partition by holder order by ends desc rows unbounded preceding)
      ) piece)`
}
