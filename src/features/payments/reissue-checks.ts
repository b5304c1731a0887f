import { sql } from 'kysely'
import type { Check } from '../imports/index.ts'
import { reissueForm } from './reissue-form.ts'

/** Staged rows noted "补发 BATCH/LINE", with the first attempt that they name. */
const reissues = (districtCode: string) => sql`
  select staged.row_no, staged.note, staged.amount, staged.person_identity_hash,
    first.amount_fen, person.identity_hash, result.outcome, again.line_no as again_line_no
  from staged
  cross join lateral (
    select regexp_match(staged.note, ${reissueForm}) as parts) named
  left join payment_batch batch on batch.district_code = ${districtCode}
    and batch.number = (named.parts)[1]
  left join payment first on first.district_code = ${districtCode} and first.batch_id = batch.id
    and first.line_no = (named.parts)[2]::int
  left join person on person.district_code = ${districtCode} and person.id = first.person_id
  left join payment_result result on result.district_code = ${districtCode}
    and result.batch_id = first.batch_id and result.line_no = first.line_no
  left join payment again on again.district_code = ${districtCode}
    and again.reissue_of_batch_id = first.batch_id and again.reissue_of_line_no = first.line_no
  where staged.note ~ ${reissueForm}`

const refusal = (
  districtCode: string,
  condition: ReturnType<typeof sql>,
  reason: string,
): Check => sql`
  select row_no as row, '备注' as "column", note as value, ${reason}::text as reason
  from (${reissues(districtCode)}) reissue where ${condition}`

/** A re-issue names a returned line of the same person and amount, each line once. */
export function reissueChecks(districtCode: string): Check[] {
  return [
    refusal(districtCode, sql`outcome is distinct from 'returned'`, '补发的原明细不存在或未被退回'),
    refusal(districtCode, sql`again_line_no is not null`, '原明细已补发过'),
    refusal(districtCode, sql`amount <> amount_fen`, '补发金额与原明细不同'),
    refusal(
      districtCode,
      sql`person_identity_hash <> identity_hash`,
      '补发的享受人与原明细不是同一人',
    ),
    sql`
      select row_no as row, '备注' as "column", note as value,
        '补发明细与正常明细不能在同一批次' as reason
      from (
        select *, bool_or(note ~ ${reissueForm}) over (partition by batch_number) as has_reissue
        from staged) mixed
      where has_reissue and note !~ ${reissueForm}`,
  ]
}
