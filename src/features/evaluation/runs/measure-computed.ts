import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { indicatorsByCode } from '../indicators/index.ts'
import type { Indicator } from '../indicators/indicator.ts'

/** A run's measuring of one item. */
export interface Measuring {
  districtCode: string
  evaluationId: string
  year: number
  asOf: string
  /** The item's code in the scheme. */
  item: string
  scores: 'township' | 'district'
  /** Who owes what is missing; where the scheme does not say, everybody his own. */
  owner: string | null
}

/**
 * Measures an item that the system computes, for everybody at once: freezes what was measured of
 * each, and keeps the rows that lost marks.
 */
export async function measureComputed(
  tx: Tx,
  source: { indicator: string; params: unknown },
  measuring: Measuring,
): Promise<void> {
  const indicator = indicatorsByCode.get(source.indicator)
  if (indicator === undefined) throw new Error(`no indicator computes ${source.indicator}`)
  const lacking = await lackOf(tx, indicator, measuring)
  await (lacking === null
    ? freezeFacts(tx, indicator, source.params, measuring)
    : freezeLack(tx, lacking, measuring))
}

async function lackOf(
  tx: Tx,
  { lacks }: Indicator,
  { districtCode, year, asOf }: Measuring,
): Promise<string | null> {
  if (lacks === undefined) return null
  const { rows } = await lacks({ districtCode, year, asOf }).execute(tx)
  return rows[0]?.missing ?? null
}

async function freezeLack(tx: Tx, why: string, measuring: Measuring): Promise<void> {
  const { districtCode, evaluationId, item, owner } = measuring
  await sql`
    insert into score_input (district_code, evaluation_id, subject_code, indicator_code, measured)
    select district_code, evaluation_id, subject_code, ${item}, jsonb_build_object('kind',
      'missing', 'owner', ${owner}::text, 'why', ${why}::text, 'claimed', null)
    from evaluation_subject
    where district_code = ${districtCode} and evaluation_id = ${evaluationId}`.execute(tx)
}

async function freezeFacts(tx: Tx, indicator: Indicator, params: unknown, measuring: Measuring) {
  const { districtCode, evaluationId, year, asOf, item } = measuring
  const { unit, counts, whenNone } = indicator
  const subject = measuring.scores === 'township' ? sql`township_code` : sql`${districtCode}::text`
  await sql`
    with measured as materialized (
      ${indicator.measure({ districtCode, year, asOf, params })}),
    by_part as (
      select ${subject} as subject_code, part, sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator
      from measured group by 1, 2),
    kept as (
      insert into score_case (district_code, evaluation_id, subject_code, indicator_code, no, kind,
        key, says)
      select ${districtCode}, ${evaluationId}, ${subject}, ${item},
        row_number() over (partition by ${subject} order by kind, key, says), kind, key, says
      from measured
      cross join lateral jsonb_to_recordset(cases) as one (kind text, key text, says text)
      returning subject_code),
    counted as (select subject_code, count(*)::int as case_count from kept group by subject_code),
    fact as (
      select subject_code, sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        coalesce(jsonb_agg(jsonb_build_object('name', part, 'numerator', numerator::text,
          'denominator', denominator::text) order by part)
          filter (where part <> '' and (numerator <> 0 or denominator <> 0)), '[]') as parts
      from by_part group by subject_code)
    insert into score_input (district_code, evaluation_id, subject_code, indicator_code, measured)
    select subject.district_code, subject.evaluation_id, subject.subject_code, ${item},
      case when coalesce(fact.denominator, 0) = 0
        then jsonb_build_object('kind', 'not_applicable', 'why', ${whenNone}::text)
        else jsonb_build_object('kind', 'computed', 'unit', ${unit}::text,
          'counts', ${counts}::text, 'numerator', fact.numerator::text,
          'denominator', fact.denominator::text, 'parts', fact.parts,
          'caseCount', coalesce(counted.case_count, 0)) end
    from evaluation_subject subject
    left join fact on fact.subject_code = subject.subject_code
    left join counted on counted.subject_code = subject.subject_code
    where subject.district_code = ${districtCode}
      and subject.evaluation_id = ${evaluationId}`.execute(tx)
}
