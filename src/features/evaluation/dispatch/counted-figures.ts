import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../../kernel/date.ts'
import { alertsKnown } from '../../detection/index.ts'
import { returnedLines } from '../../tracing/index.ts'
import { findingsKnown } from '../indicators/findings.ts'
import { givenFen, usedFen } from '../indicators/measured-flow.ts'
import { paymentOnTime } from '../indicators/payment-on-time.ts'
import type { Quarter } from './gather-figures.ts'
import type { Figures } from './schemas.ts'

/** A township's row, or the district's: without a code. */
export interface Counted extends Omit<Figures, 'executionRate' | 'inTimeRate'> {
  code: string | null
  name: string | null
  rank: number
}

/**
 * Over the temporary tables of `gatherFigures`: a row a township, the best first, and the sum, with
 * what belongs to no township.
 */
export function countedFigures({ from, ...scope }: Quarter): RawBuilder<Counted> {
  const { districtCode } = scope
  const dayBefore = addDays(from, -1)
  return sql`
    with money as (
      select township_code, sum(${givenFen}) as given, sum(${usedFen}) as used
      from measured_flow group by township_code),
    batch as (
      select township_code, sum(denominator) as due, sum(numerator) as in_time
      from (${paymentOnTime.measure({ ...scope, params: {} })}) measured group by township_code),
    returned as (
      select batch.township_code, count(*) as lines, sum(line.left_fen) as fen
      from (${returnedLines(scope)}) line
      join payment_batch batch on batch.district_code = ${districtCode} and batch.id = line.batch_id
      group by batch.township_code),
    lead as (
      select alert.township_code, count(*) as lines
      from (${alertsKnown(scope)}) known
      join alert on alert.district_code = ${districtCode} and alert.id = known.alert_id
      where known.status = 'open'
      group by alert.township_code),
    problem as (
      select now.township_code, count(*) filter (where not now.is_done) as still_open,
        count(*) filter (where now.is_overdue) as overdue,
        count(*) filter (where now.is_done and not coalesce(before.is_done, false)) as closed,
        sum(greatest(0, now.amount_fen - now.rectified_fen)) filter (where not now.is_done) as fen
      from (${findingsKnown(scope)}) now
      left join (${findingsKnown({ districtCode, asOf: dayBefore })}) before using (number)
      group by now.township_code),
    figure as (
      select code, name, coalesce(given, 0) as given, coalesce(used, 0) as used,
        coalesce(used, 0) - coalesce(used_before.fen, 0) as used_in_quarter,
        coalesce(batch.due, 0) as due, coalesce(batch.in_time, 0) as in_time,
        coalesce(returned.lines, 0) as returned, coalesce(returned.fen, 0) as returned_fen,
        coalesce(lead.lines, 0) as alerts, coalesce(still_open, 0) as still_open,
        coalesce(overdue, 0) as overdue, coalesce(closed, 0) as closed,
        coalesce(problem.fen, 0) as open_fen
      from (
        select code, name from township where district_code = ${districtCode}
        union all
        select null, null) place
      left join money on money.township_code = code
      left join used_before on used_before.township_code = code
      left join batch on batch.township_code = code
      left join returned on returned.township_code = code
      left join lead on coalesce(lead.township_code, '') = coalesce(code, '')
      left join problem on coalesce(problem.township_code, '') = coalesce(code, ''))
    select code, name,
      rank() over (partition by grouping(code)
        order by sum(used) / nullif(sum(given), 0) desc nulls last)::int as rank,
      coalesce(sum(given), 0)::bigint as given, coalesce(sum(used), 0)::bigint as used,
      coalesce(sum(used_in_quarter), 0)::bigint as "usedInQuarter",
      coalesce(sum(due), 0)::int as "batchesDue", coalesce(sum(in_time), 0)::int as "batchesInTime",
      coalesce(sum(returned), 0)::int as "returnedOpen",
      coalesce(sum(returned_fen), 0)::bigint as "returnedOpenAmount",
      coalesce(sum(alerts), 0)::int as "alertsOpen",
      coalesce(sum(still_open), 0)::int as "findingsOpen",
      coalesce(sum(overdue), 0)::int as "findingsOverdue",
      coalesce(sum(closed), 0)::int as "findingsClosed",
      coalesce(sum(open_fen), 0)::bigint as "amountOpen"
    from figure
    group by grouping sets ((code, name), ())
    having grouping(code) = 1 or code is not null
    order by rank, code`
}
