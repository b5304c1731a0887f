import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { frozen } from '../scores/frozen.ts'
import type { Sums } from '../scores/results.ts'
import type { ScoredSubject } from '../scores/score-run.ts'
import { type StoredScore, scoreOf } from './stored-score.ts'

interface RunKey {
  districtCode: string
  id: string
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
    select subject.subject_code as code, subject.name, score.total_centi as total, score.grade,
      score.rank, score.vetoes, input.inputs as measured, score.scores
    from evaluation_subject subject
    join score_input input using (district_code, evaluation_id, subject_code)
    join score using (district_code, evaluation_id, subject_code)
    where subject.district_code = ${districtCode} and subject.evaluation_id = ${id}::uuid
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

/** How many a run scored and what they got in all, by indicator. */
export async function sumsOfRun(db: Db, { districtCode, id }: RunKey): Promise<Sums> {
  const { rows } = await sql<{ code: string; sum: bigint; count: number }>`
    select one.code, coalesce(sum(one.score), 0)::bigint as sum, count(*)::int as count
    from score
    cross join lateral jsonb_to_recordset(scores) one (code text, score bigint)
    where district_code = ${districtCode} and evaluation_id = ${id}::uuid
    group by one.code`.execute(db)
  return {
    count: rows[0]?.count ?? 0,
    byIndicator: new Map(rows.map(({ code, sum }) => [code, sum])),
  }
}
