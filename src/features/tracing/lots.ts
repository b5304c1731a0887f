import { type RawBuilder, sql } from 'kysely'
import { segments } from './fifo.ts'
import { returnedLines } from './returned-lines.ts'
import { type AsOf, moveKinds, standing } from './standing.ts'

/** Fen of one account that came into its stage on the same day and still wait there. */
export interface Lot {
  account_id: string
  since: string
  amount_fen: bigint
}

/**
 * What waits in every account at the end of a day and since when, first in, first out. Money that
 * only changed its year, category or township keeps the day on which it came into the stage, and
 * goes first among what came on the day it moved.
 */
export function lots(at: AsOf): RawBuilder<Lot> {
  return sql`
    with recursive standing as not materialized (${standing(at)}),
    move as materialized (select * from standing where kind in (${moveKinds})),
    came as (
      select to_account_id as account_id, effective_on as came_on, 1 as turn, 0::bigint as seq,
        sum(amount_fen)::bigint as amount_fen
      from standing where kind not in (${moveKinds})
      group by to_account_id, effective_on
      union all
      select to_account_id, effective_on, 0, seq, amount_fen from move),
    went as (
      select from_account_id as account_id, sum(amount_fen)::bigint as amount_fen
      from standing group by from_account_id),
    arrived as (
      select *, (sum(amount_fen) over (partition by account_id order by came_on, turn, seq))::bigint
        as ends
      from came),
    -- What is left of each arrival is its end.
    rest as materialized (
      select arrived.account_id, came_on, seq,
        greatest(0, arrived.amount_fen - ends + coalesce(went.amount_fen, 0)) as starts,
        arrived.amount_fen as ends
      from arrived
      join account on account.district_code = ${at.districtCode} and account.id = arrived.account_id
        and account.stage in ('received', 'allocated', 'disbursed', 'recovered')
      left join went on went.account_id = arrived.account_id
      where ends > coalesce(went.amount_fen, 0)),
    ${movedFrom},
    origin as (
      select rest.account_id, portion.id, true as is_move, rest.came_on, rest.starts, rest.ends
      from rest join portion on portion.seq = rest.seq and portion.is_move
      union all
      select account_id, earlier.id, earlier.is_move, earlier.came_on,
        greatest(starts, out_from) - out_from + in_from,
        least(ends, out_from + segment.amount_fen) - out_from + in_from
      from origin
      join segment on segment.out_id = origin.id
        and starts < out_from + segment.amount_fen and out_from < ends
      join portion earlier on earlier.id = segment.in_id
      where origin.is_move)
    select account_id, came_on as since, ends - starts as amount_fen from rest where seq = 0
    union all
    select account_id, came_on, ends - starts from origin where not is_move
    union all
    select account_id, returned_on, left_fen from (${returnedLines(at)}) line`
}

/** Every account that something moved on from, with all that came to it and went, in order. */
const movedFrom = sql`
    moved_from as (select distinct from_account_id as account_id from move),
    portion as materialized (
      select row_number() over (order by effective_on, kind not in (${moveKinds}), seq) as id, seq,
        kind in (${moveKinds}) as is_move, effective_on as came_on, amount_fen,
        (select account_id from moved_from where account_id = to_account_id) as came,
        (select account_id from moved_from where account_id = from_account_id) as went
      from standing
      where to_account_id in (select account_id from moved_from)
        or from_account_id in (select account_id from moved_from)),
    ${segments(sql`select * from portion`)}`
