import { type RawBuilder, sql } from 'kysely'

/** Later than any month of an end. */
export const noEnd = '9999-12'

export const monthBefore = (month: string): RawBuilder<string> =>
  sql`to_char((${sql.ref(month)} || '-01')::date - interval '1 month', 'YYYY-MM')`

/** Not one that ended before it began. */
const takesEffect = sql`coalesce(told_to, ${noEnd}) >= from_month`

/**
 * The staged rows of a list beside what is registered of the same persons, each record once: those of
 * the file (with `row_no`), and those which it does not name. `ends` is when a record then ends: as
 * told, but at the latest before the person's next one begins, so that whoever ends the last of them
 * leaves no earlier one open behind it.
 */
export function comparedList(districtCode: string): RawBuilder<unknown> {
  return sql`
    with told as materialized (
      select staged.*, category.code as category_code
      from staged
      join category on category.district_code = ${districtCode}
        and category.name = staged.category),
    known as materialized (
      select record.*, person.identity_hash as person_hash, head.identity_hash as head_hash,
        head.name as head_name, head.identity_masked as head_masked
      from person
      join eligibility record on record.district_code = ${districtCode}
        and record.person_id = person.id
      join person head on head.district_code = ${districtCode} and head.id = record.head_person_id
      where person.district_code = ${districtCode}
        and person.identity_hash in (select person_identity_hash from staged)),
    paired as (
      select told.row_no, told.standard, told.village, told.head_identity_hash,
        told.head_identity_masked,
        coalesce(told.person_identity_hash, known.person_hash) as person_hash,
        coalesce(told.category_code, known.category_code) as category_code,
        coalesce(told.township_code, known.township_code) as township_code,
        coalesce(told.from_month, known.from_month) as from_month,
        case when told.row_no is null then known.to_month else told.to_month end as told_to,
        known.id, known.to_month as was_to, known.end_reason, known.head_name, known.head_masked,
        known.standard_fen as was_standard,
        coalesce(told.village <> known.village, false) as is_village_other,
        coalesce(told.standard <> known.standard_fen, false) as is_standard_other,
        coalesce(told.head_identity_hash <> known.head_hash, false) as is_head_other
      from told
      full join known on known.person_hash = told.person_identity_hash
        and known.category_code = told.category_code
        and known.township_code = told.township_code and known.from_month = told.from_month),
    placed as (
      select paired.*,
        min(from_month) filter (where ${takesEffect}) over later as next_from,
        max(coalesce(told_to, ${noEnd})) filter (where ${takesEffect}) over later as later_to,
        count(row_no) over later > 0 as is_followed_in_file,
        max(coalesce(told_to, ${noEnd})) filter (where row_no is null) over before as unnamed_to,
        max(was_to) filter (where end_reason is not null) over up_to_it as ended_by_hand
      from paired
      window
        person as (partition by person_hash, category_code, township_code order by from_month),
        later as (person rows between 1 following and unbounded following),
        before as (person rows between unbounded preceding and 1 preceding),
        up_to_it as (person rows between unbounded preceding and current row))
    select placed.*,
      case when coalesce(told_to, ${noEnd}) >= next_from then ${monthBefore('next_from')}
        else told_to end as ends,
      (is_standard_other or is_head_other) and ${hasBatch(districtCode)} as is_fixed
    from placed`
}

/** A batch was made or checked by the record, so that it is evidence of what was right then. */
const hasBatch = (districtCode: string) => sql<boolean>`exists (
  select 1 from payment_batch batch
  join eligibility_snapshot kept on kept.district_code = batch.district_code
    and kept.batch_id = batch.id and kept.eligibility_id = placed.id
  where batch.district_code = ${districtCode} and batch.category_code = placed.category_code
    and batch.township_code = placed.township_code and batch.month >= placed.from_month)`
