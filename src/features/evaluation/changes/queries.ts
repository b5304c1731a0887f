import { sql } from 'kysely'
import { formatYuan } from '../../../kernel/fen.ts'
import type { Db } from '../../../platform/db/database.ts'
import { type Reader, runById } from '../runs/evaluation-query.ts'
import type { ScoreChange } from './schemas.ts'

/** The changes by hand of a run, the oldest first; a township sees its own. */
export async function changesOf(db: Db, reader: Reader, id: string): Promise<ScoreChange[]> {
  await runById(db, reader, id)
  const { rows } = await sql<
    Omit<ScoreChange, 'score' | 'computed'> & { score: number; computed: number | null }
  >`
    select change.id, change.subject_code as "subjectCode",
      change.indicator_code as "indicator", change.score_centi as score,
      kept.computed, change.reason, change.proof_ids as "proofIds",
      change.appeal_id as "appealId", change.state, proposer.display_name as "proposedBy",
      decider.display_name as "decidedBy", change.decision_note as "decisionNote"
    from score_change change
    left join score on score.district_code = change.district_code
      and score.evaluation_id = change.evaluation_id and score.subject_code = change.subject_code
    left join lateral (
      select (one ->> 'computed')::int as computed from jsonb_array_elements(scores) one
      where one ->> 'code' = change.indicator_code) kept on true
    join app_user proposer on proposer.district_code = change.district_code
      and proposer.id = change.proposed_by
    left join app_user decider on decider.district_code = change.district_code
      and decider.id = change.decided_by
    where change.district_code = ${reader.districtCode} and change.evaluation_id = ${id}::uuid
      and (${reader.townshipCode}::text is null or change.subject_code = ${reader.townshipCode})
    order by change.id`.execute(db)
  return rows.map(({ score, computed, ...row }) => ({
    ...row,
    score: formatYuan(BigInt(score)),
    computed: computed === null ? null : formatYuan(BigInt(computed)),
  }))
}
