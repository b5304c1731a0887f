import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { type Reader, runById } from '../runs/evaluation-query.ts'
import type { Appeal } from './schemas.ts'

/** The appeals of a run, the oldest first; a township sees its own. */
export async function appealsOf(db: Db, reader: Reader, id: string): Promise<Appeal[]> {
  await runById(db, reader, id)
  const { rows } = await sql<Appeal>`
    select appeal.id, appeal.subject_code as "subjectCode", subject.name as "subjectName",
      appeal.indicator_code as "indicator", appeal.ground, appeal.proof_ids as "proofIds",
      appeal.state, appeal.filed_on as "filedOn", filer.display_name as "filedBy", appeal.answer,
      appeal.answered_on as "answeredOn", answerer.display_name as "answeredBy"
    from score_appeal appeal
    join evaluation_subject subject on subject.district_code = appeal.district_code
      and subject.evaluation_id = appeal.evaluation_id
      and subject.subject_code = appeal.subject_code
    join app_user filer on filer.district_code = appeal.district_code
      and filer.id = appeal.filed_by
    left join app_user answerer on answerer.district_code = appeal.district_code
      and answerer.id = appeal.answered_by
    where appeal.district_code = ${reader.districtCode} and appeal.evaluation_id = ${id}::uuid
      and (${reader.townshipCode}::text is null or appeal.subject_code = ${reader.townshipCode})
    order by appeal.id`.execute(db)
  return rows
}
