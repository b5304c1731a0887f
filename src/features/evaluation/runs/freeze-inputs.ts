import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Scheme } from '../scheme/definition.ts'
import type { Gathering } from './gather-inputs.ts'

/**
 * Adds up what was measured of everybody into `measured_input`. Whoever has no numbers gets a zero
 * from the list of subjects, so that nothing is joined whose size the planner cannot know.
 */
export async function addComputed(
  tx: Tx,
  scores: Scheme['scores'],
  { districtCode, evaluationId }: Gathering,
): Promise<void> {
  await sql`
    with measured as (
      select item, ${subjectOf(scores, districtCode)} as subject_code, part, numerator,
        denominator, jsonb_array_length(cases) as case_count
      from measured_part
      union all
      select item, subject_code, '', 0, 0, 0
      from measured_item cross join evaluation_subject
      where district_code = ${districtCode} and evaluation_id = ${evaluationId}),
    by_part as (
      select item, subject_code, part, sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator, sum(case_count)::int as case_count
      from measured group by item, subject_code, part),
    fact as (
      select item, subject_code, sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator, sum(case_count)::int as case_count,
        coalesce(json_agg(json_build_object('name', part, 'numerator', numerator::text,
          'denominator', denominator::text) order by part)
          filter (where part <> '' and (numerator <> 0 or denominator <> 0)), '[]') as parts
      from by_part group by item, subject_code)
    insert into measured_input
    select subject_code, fact.item,
      case when lacking is not null
        then json_build_object('kind', 'missing', 'owner', owner, 'why', lacking, 'claimed', null)
      when denominator = 0
        then json_build_object('kind', 'not_applicable', 'why', when_none)
      else json_build_object('kind', 'computed', 'unit', unit, 'counts', counts,
        'numerator', numerator::text, 'denominator', denominator::text, 'parts', parts,
        'caseCount', case_count) end
    from fact join measured_item on measured_item.item = fact.item`.execute(tx)
}

/** Freezes everybody's inputs as they were measured, and the rows that lost marks. */
export async function freezeInputs(
  tx: Tx,
  scores: Scheme['scores'],
  { districtCode, evaluationId }: Gathering,
): Promise<void> {
  await sql`
    insert into score_input (district_code, evaluation_id, subject_code, inputs)
    select ${districtCode}, ${evaluationId}, subject_code, json_object_agg(item, measured)::jsonb
    from measured_input group by subject_code`.execute(tx)
  await sql`
    insert into score_case (district_code, evaluation_id, subject_code, indicator_code, cases)
    select ${districtCode}, ${evaluationId}, subject_code, item,
      jsonb_agg(one order by one ->> 'kind', one ->> 'key', one ->> 'says')
    from (
      select ${subjectOf(scores, districtCode)} as subject_code, item, cases
      from measured_part where cases <> '[]') part
    cross join lateral jsonb_array_elements(cases) one
    group by subject_code, item`.execute(tx)
}

const subjectOf = (scores: Scheme['scores'], districtCode: string): RawBuilder<string> =>
  scores === 'township' ? sql`township_code` : sql`${districtCode}::text`
