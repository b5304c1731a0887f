import { sql } from 'kysely'
import { isInWindow, type Matcher, onlyDisjoint } from './matcher.ts'

/**
 * Several lines for one entry: all that name it, or all of one day and side, for one party or
 * altogether where the books know no payee, as returned payments come back one by one.
 */
export const manyToOne: Matcher = {
  code: 'many-to-one',
  name: '多笔对一笔',
  find: ({ lines }) =>
    onlyDisjoint(
      sql`
        with line as (
          select no, fund_account_id, line_fen, booked_on, window_days, party_id, name_key,
            names_entry, word
          from ${lines} line
          cross join lateral (select distinct unnest(array_append(words, '')) as word) said),
        named as (
          select array_agg(no order by no) as many, word, sign(line_fen) as side,
            sum(line_fen) as line_fen
          from line where word <> ''
          group by fund_account_id, word, sign(line_fen) having count(*) > 1),
        of_day as (
          select array_agg(no order by no) as many, sum(line_fen) as line_fen, booked_on,
            min(window_days) as window_days, party_id,
            grouping(party_id) = 0 as is_one_party
          from line where word = '' and not names_entry
          group by grouping sets ((fund_account_id, booked_on, sign(line_fen), party_id, name_key),
            (fund_account_id, booked_on, sign(line_fen)))
          having count(*) > 1)
        select item.no as one, named.many
        from named
        join open_item item on item.reference = named.word and item.entry_fen = named.line_fen
        union
        select item.no, line.many
        from of_day line
        join open_item item on item.entry_fen = line.line_fen
        where ${isInWindow} and case when line.is_one_party and item.party_id is not null
          then line.party_id = item.party_id else item.party_id is null and item.name_key = '' end`,
      'item',
    ),
}
