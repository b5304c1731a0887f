import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { frozen } from '../scores/frozen.ts'
import type { SubjectInputs } from '../scores/score-run.ts'

interface Row {
  code: string
  name: string
  measured: Record<string, unknown>
  changes: Record<string, { score: number; reason: string }>
  missing_reason: string | null
}

/** A run's frozen inputs and the decisions so far, everybody in the order of his code. */
export async function runInputs(
  db: Db,
  { districtCode, evaluationId }: { districtCode: string; evaluationId: string },
): Promise<SubjectInputs[]> {
  const { rows } = await sql<Row>`
    select subject.subject_code as code, subject.name, evaluation.missing_reason,
      (select inputs from score_input input
        where input.district_code = subject.district_code
          and input.evaluation_id = subject.evaluation_id
          and input.subject_code = subject.subject_code) as measured,
      (select coalesce(jsonb_object_agg(indicator_code,
          jsonb_build_object('score', score_centi, 'reason', reason)), '{}')
        from score_change change
        where change.district_code = subject.district_code
          and change.evaluation_id = subject.evaluation_id
          and change.subject_code = subject.subject_code and change.state = 'approved') as changes
    from evaluation_subject subject
    join evaluation on evaluation.district_code = subject.district_code
      and evaluation.id = subject.evaluation_id
    where subject.district_code = ${districtCode} and subject.evaluation_id = ${evaluationId}
    order by subject.subject_code`.execute(db)
  return rows.map(({ code, name, measured, changes, missing_reason }) => ({
    code,
    name,
    measured: new Map(
      Object.entries(measured).map(([item, stored]) => [item, frozen.parse(stored)]),
    ),
    missingReason: missing_reason,
    changes: new Map(
      Object.entries(changes).map(([item, { score, reason }]) => [
        item,
        { score: BigInt(score), reason },
      ]),
    ),
  }))
}
