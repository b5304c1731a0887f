import { sql } from 'kysely'
import { isInWindow, type Matcher, onlyDisjoint } from './matcher.ts'

/**
 * One line for a whole batch: all payments of a batch on a day, or all entries of one kind and day
 * for one payee, one category, or altogether.
 */
export const batchTotal: Matcher = {
  code: 'batch-total',
  name: '按批次合计',
  find: ({ lines }) =>
    onlyDisjoint(
      sql`
        with batch as (
          select array_agg(no order by no) as many, sum(entry_fen) as entry_fen, booked_on,
            min(batch_number) as batch_number,
            case when count(party_id) = count(*) and count(distinct party_id) = 1
              then (array_agg(party_id))[1] end as party_id,
            case when count(distinct name_key) = 1 then min(name_key) else '' end as name_key,
            batch_key is not null or count(distinct party_id) > 1 or count(distinct name_key) > 1
              as has_many_payees
          from open_item
          group by grouping sets ((booked_on, kind, sign(entry_fen), batch_key),
            (booked_on, kind, sign(entry_fen), party_id, name_key),
            (booked_on, kind, sign(entry_fen), category_code), (booked_on, kind, sign(entry_fen)))
          having count(*) > 1)
        select line.no as one, item.many
        from ${lines} line
        join batch item on item.entry_fen = line.line_fen
        where ${isInWindow}
          and (not line.names_entry or item.batch_number = any (line.words))
          and (item.has_many_payees or line.party_id = item.party_id
            or ((line.party_id is null or item.party_id is null)
              and (line.name_key = '' or item.name_key in ('', line.name_key))))`,
      'line',
    ),
}
