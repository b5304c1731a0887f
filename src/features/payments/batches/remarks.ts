import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { maskedName } from '../../../platform/db/masked-name.ts'
import { deaths } from '../../people/index.ts'
import type { RemarkQuery, remark, remarkPage } from './schemas.ts'
import { entitledNow } from './take-snapshot.ts'

const place = column.count('place')
const orders = {
  line: place,
  kind: column.text('kind'),
  village: column.text('village'),
  person: column.text('personName'),
  amount: { value: sql`coalesce(row.amount, 0)`, type: 'bigint' },
} as const

/** The remarks on a batch, page by page, by its lines if not asked otherwise. */
export function remarkPageOf(
  db: Db,
  districtCode: string,
  { number, sort = 'line', limit, cursor }: { number: string } & RemarkQuery,
): Promise<z.output<typeof remarkPage>> {
  const rows = remarksOn(districtCode, number)
  return pageInOrder(db, rows, { columns: orders, sort, id: place, limit, cursor })
}

export async function remarkCountOf(db: Db, districtCode: string, number: string) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${remarksOn(districtCode, number)}) remark`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * What whoever checks a batch should look at: lines of persons who were not entitled, or of more
 * than the standard, or whom another batch of the month pays too, or who died before it, or whose
 * entitlement was ended since, until it is sent; and who was entitled but is on no roster. What
 * nobody has checked yet is compared with the lists of today; a category without any list of who is
 * entitled, with none.
 */
function remarksOn(
  districtCode: string,
  number: string,
): RawBuilder<z.output<typeof remark> & { place: bigint }> {
  return sql`
    with batch as materialized (
      select * from payment_batch
      where district_code = ${districtCode} and number = ${number} and not is_reissue),
    ${personsOf(districtCode, number)},
    line as materialized (
      select standing.*, entitled.standard_fen, count(*) over (partition by person_id) as times
      from standing
      left join entitled using (person_id)),
    own as materialized (
      select * from line where batch_id = (select id from batch)),
    found as (
      select line_no, 'not_entitled' as kind, person_id, village, amount_fen, null as standard_fen,
        null as until
      from own
      where standard_fen is null and exists (
        select 1 from eligibility known
        where known.district_code = ${districtCode}
          and known.category_code = (select category_code from batch))
      union all
      select line_no, 'above_standard', person_id, village, amount_fen, standard_fen, null
      from own where amount_fen > standard_fen
      union all
      select line_no, 'paid_twice', person_id, village, amount_fen, standard_fen, null
      from own where times > 1
      union all
      select line_no, 'ended', person_id, village, amount_fen, standard_fen, ended.to_month
      from own join ended using (person_id)
      union all
      select line_no, 'deceased', person_id, village, amount_fen, standard_fen, died_on::text
      from own join deceased using (person_id)
      where not (note ~ '丧葬' and (select category_code from batch) = 'tekun')
      union all
      select null, case when died_on is null then 'left_out' else 'deceased' end, person_id, village,
        null, standard_fen, died_on::text
      from entitled
      left join deceased using (person_id)
      where person_id not in (select person_id from standing union select person_id from ended))
    select row_number() over (order by line_no nulls last, kind, village, identity_masked) as place,
      line_no as line, kind, village,
      ${maskedName('person.name')} as "personName",
      person.identity_masked as identity, found.amount_fen::bigint as amount,
      found.standard_fen::bigint as standard, until
    from found
    join person on person.district_code = ${districtCode} and person.id = found.person_id`
}

/** Who was entitled, who is no more, who has died, and whose lines of the month stand. */
const personsOf = (districtCode: string, number: string) => sql`
    entitled as materialized (
      select person_id, min(village) as village, max(standard_fen) as standard_fen
      from (
        select person_id, village, standard_fen from eligibility_snapshot
        where district_code = ${districtCode} and batch_id = (select id from batch)
        union all
        select person_id, village, standard_fen
        from (${entitledNow(districtCode, sql`batch.number = ${number}`)}) due) known
      group by person_id),
    ended as materialized (
      select entitled.person_id, max(known.to_month) as to_month
      from batch
      cross join entitled
      join eligibility known on known.district_code = batch.district_code
        and known.person_id = entitled.person_id
        and known.category_code = batch.category_code
        and known.township_code = batch.township_code and known.from_month <= batch.month
      where batch.instructed_at is null
      group by entitled.person_id, batch.month
      having max(coalesce(known.to_month, batch.month)) < batch.month),
    deceased as materialized (
      select person.id as person_id, died_on
      from batch
      cross join (${deaths(districtCode)}) death
      join person on person.district_code = batch.district_code
        and person.identity_hash = death.identity_hash
      where to_char(died_on, 'YYYY-MM') < batch.month),
    standing as materialized (
      select other.id as batch_id, payment.line_no, payment.person_id, payment.village,
        payment.amount_fen, payment.note
      from batch
      join payment_batch other on other.district_code = batch.district_code
        and other.month = batch.month and other.category_code = batch.category_code
        and not other.is_reissue
      join payment on payment.district_code = other.district_code
        and payment.batch_id = other.id
      left join payment_stop stop on stop.district_code = payment.district_code
        and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
      where stop.line_no is null)`
