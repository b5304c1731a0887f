import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Scheme } from '../scheme/definition.ts'
import { scoreRun } from '../scores/score-run.ts'
import { runInputs } from './run-inputs.ts'
import { storedScore } from './stored-score.ts'

interface RunKey {
  districtCode: string
  evaluationId: string
}

/** Scores a run from its frozen inputs and the decisions so far, in place of earlier scores. */
export async function writeScores(tx: Tx, scheme: Scheme, run: RunKey): Promise<void> {
  const scored = scoreRun(scheme, await runInputs(tx, run))
  await tx
    .deleteFrom('score')
    .where('district_code', '=', run.districtCode)
    .where('evaluation_id', '=', run.evaluationId)
    .execute()
  const rows = scored.map(({ code, total, grade, rank, vetoes, scores }) => ({
    subject: code,
    total: Number(total),
    grade,
    rank,
    vetoes,
    scores: scores.map(storedScore),
  }))
  await sql`
    insert into score (district_code, evaluation_id, subject_code, total_centi, grade, rank, vetoes,
      scores)
    select ${run.districtCode}, ${run.evaluationId}, scored.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) scored (subject text, total int,
      grade text, rank int, vetoes jsonb, scores jsonb)`.execute(tx)
}
