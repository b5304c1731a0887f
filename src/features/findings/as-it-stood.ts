import { type RawBuilder, sql } from 'kysely'
import { doneStates } from './workflow.ts'

/**
 * Joins to a row named finding how it stood at the end of a day: `stood` with its state and when
 * its rectification was last handed in, `done`, `said` with amount and deadline, and `put_right`
 * with what counts as put right.
 */
export function asItStood(asOf: string): RawBuilder<unknown> {
  return sql`
    cross join lateral (
      select coalesce((array_agg(to_state order by seq desc))[1], 'open') as state,
        max(happened_on) filter (where event = 'submit') as handed_in_on
      from finding_event step
      where step.district_code = finding.district_code and step.finding_id = finding.id
        and step.happened_on <= ${asOf}::date) stood
    cross join lateral (select stood.state = any(${doneStates}) as yes) done
    -- What a later step was the first to change is known from what that step had before it.
    cross join lateral (
      select coalesce((array_agg((detail #>> '{amount,before}')::bigint order by seq)
            filter (where detail -> 'amount' is not null))[1], finding.amount_fen) as amount_fen,
        coalesce((array_agg((detail #>> '{dueOn,before}')::date order by seq)
            filter (where detail -> 'dueOn' is not null))[1], finding.due_on) as due_on
      from finding_event step
      where step.district_code = finding.district_code and step.finding_id = finding.id
        and step.happened_on > ${asOf}::date) said
    -- What was handed in and returned does not count, nor what was booked and taken back.
    cross join lateral (
      select coalesce(sum(rectified_fen) filter (where event = 'book'
        or (event = 'submit' and answer is distinct from 'return')), 0)::bigint as rectified_fen
      from (
        select event, rectified_fen,
          lead(event) over (partition by event = 'book' order by seq) as answer
        from finding_event step
        where step.district_code = finding.district_code and step.finding_id = finding.id
          and event in ('submit', 'return', 'book') and step.happened_on <= ${asOf}::date
          and not exists (
            select 1 from finding_booking booked
            where booked.district_code = step.district_code
              and booked.finding_id = step.finding_id and booked.seq = step.seq
              and booked.reversed_on <= ${asOf}::date)
        ) handed_in) put_right`
}
