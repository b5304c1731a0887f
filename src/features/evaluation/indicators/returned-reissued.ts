import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/** Returned lines that were paid again in time, of those whose time is up. */
export const returnedReissued = defineIndicator({
  code: 'returned_reissued',
  name: '退汇按期补发率',
  unit: 'percent',
  counts: '笔',
  whenNone: '本期没有到期应补发的退汇',
  params: z.strictObject({ days: z.int().min(1).max(365).default(30) }),
  measure: ({ asOf, params }) => sql`
    -- From each first payment that came back to all its re-issues, one after the other.
    with recursive attempt as (
      select batch_id as first_batch_id, line_no as first_line_no, batch_id, line_no,
        null::date as settled_on
      from measured_return
      where returned_on + ${params.days}::int <= ${asOf}::date and not exists (
        select 1 from measured_reissue again
        where again.batch_id = measured_return.batch_id
          and again.line_no = measured_return.line_no)
      union all
      select first_batch_id, first_line_no, again.batch_id, again.line_no, again.settled_on
      from attempt
      join measured_reissue again on again.of_batch_id = attempt.batch_id
        and again.of_line_no = attempt.line_no),
    settled as (
      select first_batch_id as batch_id, first_line_no as line_no, min(settled_on) as settled_on
      from attempt group by first_batch_id, first_line_no),
    returned as (
      select township_code, category as part, number || '/' || line_no as key,
        returned_on + ${params.days}::int as due_on,
        coalesce(settled_on <= returned_on + ${params.days}::int, false) as in_time
      from settled join measured_return using (batch_id, line_no))
    select township_code, part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      ${casesWhere(sql`not in_time`, caseOf('line', sql`key`, sql`'应于' || due_on || '前补发'`))}
        as cases
    from returned
    group by township_code, part`,
})
