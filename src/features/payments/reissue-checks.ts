import { sql } from 'kysely'
import { type Check, type FaultTest, firstFaults } from '../imports/index.ts'
import { reissueForm } from './reissue-form.ts'

/** Staged rows noted "补发 BATCH/LINE", with the first attempt that they name. */
const reissues = (districtCode: string) => sql`
  with named as materialized (
    select staged.row_no, staged.note, staged.amount, staged.person_identity_hash, staged.month,
      staged.category, staged.township_code,
      reissue.parts[1] as number, reissue.parts[2]::int as line_no
    from staged
    cross join lateral (select regexp_match(staged.note, ${reissueForm}) as parts) reissue
    where reissue.parts is not null),
  placed as materialized (
    select named.*, batch.id as batch_id, batch.is_reissue,
      (batch.month, batch.township_code) <> (named.month, named.township_code)
        or category.name <> named.category as is_elsewhere
    from named
    left join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = named.number
    left join category on category.district_code = ${districtCode}
      and category.code = batch.category_code)
  select placed.*, first.amount_fen, person.identity_hash, result.outcome,
    again.line_no as again_line_no, stop.line_no is not null as is_stopped, handed.remittance_id
  from placed
  left join payment first on first.district_code = ${districtCode}
    and first.batch_id = placed.batch_id and first.line_no = placed.line_no
  left join person on person.district_code = ${districtCode} and person.id = first.person_id
  left join payment_result result on result.district_code = ${districtCode}
    and result.batch_id = placed.batch_id and result.line_no = placed.line_no
  left join payment_stop stop on stop.district_code = ${districtCode}
    and stop.batch_id = placed.batch_id and stop.line_no = placed.line_no
  left join remitted_line handed on handed.district_code = ${districtCode}
    and handed.batch_id = placed.batch_id and handed.line_no = placed.line_no
    and not exists (select 1 from reversal where reversal.district_code = ${districtCode}
      and reversal.origin_id = handed.remittance_id)
  left join payment again on again.district_code = ${districtCode}
    and again.reissue_of_batch_id = placed.batch_id and again.reissue_of_line_no = placed.line_no`

/** A re-issue names a returned line of the same person and amount, each line once. */
export function reissueChecks(districtCode: string): Check[] {
  const test = (when: FaultTest['when'], reason: string): FaultTest => ({
    when,
    column: '备注',
    value: sql.ref('note'),
    reason: sql`${reason}::text`,
  })
  return [
    firstFaults(reissues(districtCode), [
      test(
        sql`outcome is distinct from 'returned' and not (is_reissue and is_stopped)`,
        '补发的原明细不存在或未被退回',
      ),
      test(sql`again_line_no is not null`, '原明细已补发过'),
      test(sql`remittance_id is not null`, '原明细的资金已上缴'),
      test(sql`is_elsewhere`, '补发批次的月份、类别、乡镇须与原明细相同'),
      test(sql`amount <> amount_fen`, '补发金额与原明细不同'),
      test(sql`person_identity_hash <> identity_hash`, '补发的享受人与原明细不是同一人'),
    ]),
    sql`
      select row_no as row, '备注' as "column", note as value,
        '补发明细与正常明细不能在同一批次' as reason
      from (
        select *, bool_or(note ~ ${reissueForm}) over (partition by batch_number) as has_reissue
        from staged) mixed
      where has_reissue and note !~ ${reissueForm}`,
  ]
}
