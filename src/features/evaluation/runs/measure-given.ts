import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { GivenSource } from '../scheme/source.ts'
import type { Measuring } from './measure-computed.ts'

/**
 * Freezes what was reported for an item, or judged by the bureau, with the proof that came with
 * it. A value without the proof that is asked for is missing.
 */
export async function measureGiven(
  tx: Tx,
  { kind, code, unit, proof }: GivenSource,
  { districtCode, evaluationId, year, period, item, owner }: Measuring & { period: string },
): Promise<void> {
  const absent = kind === 'reported' ? '未填报' : '未评分'
  await sql`
    insert into score_input (district_code, evaluation_id, subject_code, indicator_code, measured)
    select subject.district_code, subject.evaluation_id, subject.subject_code, ${item},
      case when lack.why is null
        then jsonb_build_object('kind', ${kind}::text, 'value', trim_scale(given.value)::text,
          'unit', ${unit}::text, 'note', given.note, 'proofs', proof.files, 'claimed', claim.marks)
        else jsonb_build_object('kind', 'missing', 'owner', coalesce(${owner}, subject.name),
          'why', lack.why, 'claimed', claim.marks) end
    from evaluation_subject subject
    left join indicator_value given on given.district_code = subject.district_code
      and given.subject_code = subject.subject_code and given.year = ${year}
      and given.period = ${period} and given.indicator_code = ${code}
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('fileName', file_name,
        'sha256', encode(sha256, 'hex')) order by file_name, sha256), '[]') as files
      from proof_file
      where proof_file.district_code = subject.district_code
        and proof_file.id = any (given.proof_ids)) proof
    cross join lateral (
      select case when given.value is null then ${absent}
        when ${proof} = 'file' and proof.files = '[]' then '未附佐证文件'
        when ${proof} = 'note' and proof.files = '[]' and given.note = '' then '未写明佐证'
        end as why) lack
    cross join lateral (
      select trim_scale(given.claimed_centi / 100.0)::text as marks) claim
    where subject.district_code = ${districtCode}
      and subject.evaluation_id = ${evaluationId}`.execute(tx)
}
