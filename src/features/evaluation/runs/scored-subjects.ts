import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { frozen } from '../scores/frozen.ts'
import type { Sums } from '../scores/results.ts'
import type { ScoredSubject } from '../scores/score-run.ts'
import type { IndicatorScore } from '../scores/score-subject.ts'

interface RunKey {
  districtCode: string
  id: string
}

interface StoredScore extends Record<'weight' | 'most', number> {
  code: string
  computed: number | null
  score: number | null
  reason: string
}

interface Row {
  code: string
  name: string
  total: number
  grade: string
  rank: number
  vetoes: string[]
  measured: Record<string, unknown>
  scores: StoredScore[]
}

/** What a computed run keeps: of everybody, or of one township. */
export async function scoredSubjects(
  db: Db,
  { districtCode, id }: RunKey,
  subject: string | null = null,
): Promise<ScoredSubject[]> {
  const { rows } = await sql<Row>`
    select subject.subject_code as code, subject.name, subject.total_centi as total, subject.grade,
      subject.rank, subject.vetoes, ${measuredOf} as measured, ${scoresOf} as scores
    from evaluation_subject subject
    where subject.district_code = ${districtCode} and subject.evaluation_id = ${id}::uuid
      and subject.total_centi is not null
      and (${subject}::text is null or subject.subject_code = ${subject})
    order by subject.subject_code`.execute(db)
  return rows.map(({ measured, scores, total, ...row }) => ({
    ...row,
    total: BigInt(total),
    measured: new Map(
      Object.entries(measured).map(([code, stored]) => [code, frozen.parse(stored)]),
    ),
    scores: scores.map(scoreOf),
  }))
}

/** For a row named subject. */
const measuredOf: RawBuilder<unknown> = sql`(
  select jsonb_object_agg(indicator_code, measured) from score_input input
  where input.district_code = subject.district_code
    and input.evaluation_id = subject.evaluation_id
    and input.subject_code = subject.subject_code)`
const scoresOf: RawBuilder<unknown> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('code', indicator_code, 'weight', weight_centi,
    'most', most_centi, 'computed', computed_centi, 'score', score_centi, 'reason', reason)
    order by indicator_code), '[]')
  from score
  where score.district_code = subject.district_code
    and score.evaluation_id = subject.evaluation_id
    and score.subject_code = subject.subject_code)`

function scoreOf({ code, weight, most, computed, score, reason }: StoredScore): IndicatorScore {
  return {
    code,
    weight: BigInt(weight),
    most: BigInt(most),
    computed: computed === null ? null : BigInt(computed),
    score: score === null ? null : BigInt(score),
    reason,
  }
}

/** How many a run scored and what they got in all, by indicator. */
export async function sumsOfRun(db: Db, { districtCode, id }: RunKey): Promise<Sums> {
  const { rows } = await sql<{ code: string; sum: bigint; count: number }>`
    select indicator_code as code, coalesce(sum(score_centi), 0)::bigint as sum,
      count(*)::int as count
    from score
    where district_code = ${districtCode} and evaluation_id = ${id}::uuid
    group by indicator_code`.execute(db)
  return {
    count: rows[0]?.count ?? 0,
    byIndicator: new Map(rows.map(({ code, sum }) => [code, sum])),
  }
}
