import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Scheme } from '../scheme/definition.ts'
import { type ScoredSubject, scoreRun } from '../scores/score-run.ts'
import { runInputs } from './run-inputs.ts'

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
  await insertScores(tx, run, scored)
  await writeStandings(tx, run, scored)
}

async function insertScores(
  tx: Tx,
  { districtCode, evaluationId }: RunKey,
  subjects: readonly ScoredSubject[],
): Promise<void> {
  const rows = subjects.flatMap(({ code: subject, scores }) =>
    scores.map((score) => ({ subject, ...score })),
  )
  const column = <Value>(value: (row: (typeof rows)[number]) => Value) => rows.map(value)
  await sql`
    insert into score (district_code, evaluation_id, subject_code, indicator_code, weight_centi,
      most_centi, computed_centi, score_centi, reason)
    select ${districtCode}, ${evaluationId}, scored.* from unnest(
      ${column(({ subject }) => subject)}::text[], ${column(({ code }) => code)}::text[],
      ${column(({ weight }) => weight)}::int[], ${column(({ most }) => most)}::int[],
      ${column(({ computed }) => computed)}::int[], ${column(({ score }) => score)}::int[],
      ${column(({ reason }) => reason)}::text[]) scored`.execute(tx)
}

async function writeStandings(
  tx: Tx,
  { districtCode, evaluationId }: RunKey,
  subjects: readonly ScoredSubject[],
): Promise<void> {
  const standings = subjects.map(({ code, total, grade, rank, vetoes }) => ({
    code,
    total: Number(total),
    grade,
    rank,
    vetoes,
  }))
  await sql`
    update evaluation_subject subject
    set total_centi = scored.total, grade = scored.grade, rank = scored.rank,
      vetoes = scored.vetoes
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as scored (code text, total int, grade text, rank int, vetoes jsonb)
    where subject.district_code = ${districtCode} and subject.evaluation_id = ${evaluationId}
      and subject.subject_code = scored.code`.execute(tx)
}
