import { sql } from 'kysely'
import type { Prepared } from '../prepared.ts'
import { paidLines, unpaidLines } from './paid-line.ts'
import { paidSeries } from './paid-series.ts'

/**
 * Everybody but those who were paid one line a month out of one category, for one household, into
 * one account of theirs, no more than the standard, without a gap, as the township's list has it.
 */
const irregularPeople: Prepared = {
  table: 'irregular_person',
  reads: [paidSeries],
  query: ({ districtCode, asOf }) => sql`
    select person_id
    from paid_series
    group by person_id
    having count(*) > 1 or bool_or(category_code = 'temporary') or bool_or(is_unusual)
      or bool_or(lines > months) or bool_or(span > months)
    union
    -- No list covers them from the first month paid to the last.
    select series.person_id
    from paid_series series
    where series.category_code <> 'temporary' and not exists (
      select 1 from eligibility listed
      where listed.district_code = ${districtCode} and listed.person_id = series.person_id
        and listed.category_code = series.category_code
        and listed.township_code = series.township_code
        and replace(listed.from_month, '-', '')::int <= series.first_month
        and (listed.to_month is null
          or replace(listed.to_month, '-', '')::int >= series.last_month))
    union
    -- What came back or was stopped leaves a gap.
    select payment.person_id
    from (${unpaidLines({ districtCode, asOf })}) missed
    join payment on payment.district_code = ${districtCode}
      and payment.batch_id = missed.batch_id and payment.line_no = missed.line_no`,
}

/**
 * All paid lines of people with whom anything is irregular. Theirs are told first, and which of them
 * were paid then: asked of all lines, the second would cost as much as the first.
 */
export const irregularLines: Prepared = {
  table: 'irregular_line',
  reads: [irregularPeople],
  query: (scope) =>
    paidLines(
      scope,
      sql`(
      select payment.*
      from irregular_person
      join payment on payment.district_code = ${scope.districtCode}
        and payment.person_id = irregular_person.person_id
      offset 0) payment`,
    ),
}
