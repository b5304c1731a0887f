import { sql } from 'kysely'
import { tookEffect } from '../../people/index.ts'
import type { Prepared } from '../prepared.ts'
import { paidLinesOf } from './paid-line.ts'
import { paidSeries } from './paid-series.ts'

/**
 * Paid lines to which the roster gives a higher standard than any list has approved for the person,
 * while others of the roster have the approved one: where all have another, the lists lag behind.
 */
export const raisedLines: Prepared = {
  table: 'raised_line',
  reads: [paidSeries],
  query: (scope) => sql`
    with standing as (
      select person_id, category_code, township_code, max(standard_fen) as standard_fen
      from paid_series
      where category_code <> 'temporary'
      group by person_id, category_code, township_code
    ),
    approved as (
      select person_id, category_code, township_code, max(standard_fen) as standard_fen
      from eligibility listed
      where district_code = ${scope.districtCode} and ${tookEffect('listed')}
      group by person_id, category_code, township_code
    ),
    -- Nearly everybody drops out here.
    raised as materialized (
      select person_id, category_code, township_code, approved.standard_fen as approved_fen
      from standing
      join approved using (person_id, category_code, township_code)
      where standing.standard_fen > approved.standard_fen
        and (category_code, township_code, approved.standard_fen) in (
          select category_code, township_code, standard_fen from standing)
    )
    select line.*, raised.approved_fen
    from raised
    cross join ${paidLinesOf(scope, 'person_id', 'raised.person_id')} line
    where line.category_code = raised.category_code and line.township_code = raised.township_code
      and line.standard_fen > raised.approved_fen
      and exists (
        select 1 from payment other
        where other.district_code = ${scope.districtCode} and other.batch_id = line.batch_id
          and other.standard_fen = raised.approved_fen)`,
}
