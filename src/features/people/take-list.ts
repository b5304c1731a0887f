import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ImportContext, RowOutcome } from '../imports/index.ts'
import { comparedList } from './compare-list.ts'
import { recordPersons } from './record-from-staged.ts'

/** Enters what is new in the staged list and changes what it says otherwise of records registered. */
export async function takeList(tx: Tx, { districtCode, importId }: ImportContext): Promise<void> {
  await sql`
    create temporary table listed on commit drop as ${comparedList(districtCode)}`.execute(tx)
  await sql`analyze listed`.execute(tx)
  await recordPersons(tx, districtCode, { name: 'head_name', identity: 'head_identity' })
  await recordPersons(tx, districtCode, { name: 'person_name', identity: 'person_identity' })
  await sql`
    insert into eligibility (district_code, import_id, category_code, township_code, village,
      head_person_id, person_id, standard_fen, from_month, to_month)
    select ${districtCode}, ${importId}, category_code, township_code, village, head.id, person.id,
      standard, from_month, ends
    from listed
    join person head on head.district_code = ${districtCode}
      and head.identity_hash = listed.head_identity_hash
    join person on person.district_code = ${districtCode}
      and person.identity_hash = listed.person_hash
    where listed.id is null`.execute(tx)
  await sql`
    update eligibility record
    set to_month = listed.ends, village = coalesce(listed.village, record.village),
      standard_fen = coalesce(listed.standard, record.standard_fen),
      head_person_id = coalesce(head.id, record.head_person_id), version = record.version + 1
    from listed
    left join person head on head.district_code = ${districtCode}
      and head.identity_hash = listed.head_identity_hash
    where record.district_code = ${districtCode} and record.id = listed.id
      and (listed.ends is distinct from listed.was_to or is_village_other or is_standard_other
        or is_head_other)`.execute(tx)
}

/** What became of each row, and of the records that new ones follow. */
export const listOutcomes: RawBuilder<RowOutcome> = sql`
  select name, count(*)::int as count
  from (
    select case when row_no is null then case when ends is distinct from was_to then '由后一记录接续' end
      when id is null then '新增'
      when ends is distinct from was_to then case when was_to is null then '终止'
        when ends is null then '恢复' else '改终止月份' end
      when is_village_other or is_standard_other or is_head_other then '改正'
      else '未变' end as name
    from listed) told
  where name is not null
  group by name
  order by array_position(
    array['新增', '终止', '由后一记录接续', '改终止月份', '恢复', '改正', '未变'], name)`
