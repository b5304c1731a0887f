import { type RawBuilder, sql } from 'kysely'
import { segments } from './fifo.ts'
import { portions } from './portions.ts'
import type { AsOf } from './standing.ts'

/**
 * The fen of `roots` on their way down: every later portion that some of them are part of. Roots
 * are a query on `portion` for id, starts and ends: fen of that portion from starts on up to ends.
 * Gives `portion`, `segment` and `flow` (id, starts, ends) to select from.
 */
export function flowDown(at: AsOf, roots: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with recursive ${matched(at)},
    flow as (
      select root, id, starts, ends from (${roots}) root
      union all
      select root, out_id, greatest(starts, in_from) - in_from + out_from,
        least(ends, in_from + segment.amount_fen) - in_from + out_from
      from flow
      join segment on in_id = flow.id and in_from < ends and starts < in_from + segment.amount_fen
      where out_id is not null)`
}

/**
 * The same on their way up: every earlier portion that the fen of `leaves` were part of,
 * and in `onto` the portion that they went on to.
 */
export function flowUp(at: AsOf, leaves: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with recursive ${matched(at)},
    flow as (
      select id, null::bigint as onto, starts, ends from (${leaves}) leaf
      union all
      select in_id, flow.id, greatest(starts, out_from) - out_from + in_from,
        least(ends, out_from + segment.amount_fen) - out_from + in_from
      from flow
      join segment on out_id = flow.id and out_from < ends and starts < out_from + segment.amount_fen
      where in_id is not null)`
}

const matched = (at: AsOf) => sql`
    portion as materialized (${portions(at)}),
    ${segments(sql`select * from portion`)}`
