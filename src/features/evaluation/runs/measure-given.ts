import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { GivenSource } from '../scheme/source.ts'
import type { Gathering } from './gather-inputs.ts'

/** An item that people give the value of. */
export interface GivenItem {
  item: string
  source: GivenSource
  /** Who owes what is missing; null: everybody his own. */
  owner: string | null
}

/**
 * Adds what was reported for each item, or judged by the bureau, to `measured_input`, with the proof
 * that came with it. A value without the proof that is asked for is missing.
 */
export async function measureGiven(
  tx: Tx,
  items: readonly GivenItem[],
  { districtCode, evaluationId, year, period }: Gathering & { year: number; period: string },
): Promise<void> {
  const asked = items.map(({ item, owner, source: { kind, code, unit, proof } }) => ({
    item,
    owner,
    kind,
    code,
    unit,
    proof,
    absent: kind === 'reported' ? '未填报' : '未评分',
  }))
  await sql`
    insert into measured_input
    select subject.subject_code, asked.item,
      case when lack.why is null
        then json_build_object('kind', asked.kind, 'value', trim_scale(given.value)::text,
          'unit', asked.unit, 'note', given.note, 'proofs', proof.files, 'claimed', claim.marks)
        else json_build_object('kind', 'missing', 'owner', coalesce(asked.owner, subject.name),
          'why', lack.why, 'claimed', claim.marks) end
    from evaluation_subject subject
    cross join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (item text, owner text,
      kind text, code text, unit text, proof text, absent text)
    left join indicator_value given on given.district_code = subject.district_code
      and given.subject_code = subject.subject_code and given.year = ${year}
      and given.period = ${period} and given.indicator_code = asked.code
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('fileName', file_name,
        'sha256', encode(sha256, 'hex')) order by file_name, sha256), '[]') as files
      from proof_file
      where proof_file.district_code = subject.district_code
        and proof_file.id = any (given.proof_ids)) proof
    cross join lateral (
      select case when given.value is null then asked.absent
        when asked.proof = 'file' and proof.files = '[]' then '未附佐证文件'
        when asked.proof = 'note' and proof.files = '[]' and given.note = '' then '未写明佐证'
        end as why) lack
    cross join lateral (
      select trim_scale(given.claimed_centi / 100.0)::text as marks) claim
    where subject.district_code = ${districtCode}
      and subject.evaluation_id = ${evaluationId}`.execute(tx)
}
