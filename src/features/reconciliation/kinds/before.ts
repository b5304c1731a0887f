import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { MonthScope } from '../scope.ts'
import type { KindFinder } from './kind.ts'

/**
 * Puts what was paid to the payee of an open line, to the fen, into the temporary table
 * `earlier_line`; once for those who ask, because a month may have a million lines.
 */
export async function gatherEarlierLines(
  tx: Tx,
  { districtCode, from, until }: MonthScope,
): Promise<void> {
  await sql`drop table if exists earlier_line`.execute(tx)
  await sql`
    create temporary table earlier_line on commit drop as
    select id, serial, booked_on, debit_fen, counterparty_account_id as party_id, fund_account_id
    from bank_statement_line
    where district_code = ${districtCode} and debit_fen > 0
      and booked_on between ${from}::date - 31 and ${until}::date
      and (counterparty_account_id, debit_fen) in (
        select party_id, abs(line_fen) from open_line
        where party_id is not null and not names_entry)`.execute(tx)
  await sql`analyze earlier_line`.execute(tx)
}

/** 重复支付: the line names an entry that another line has been matched with before. */
export const namedBefore: KindFinder = {
  kind: 'paid_twice',
  reason: 'entry_matched_before',
  find: ({ districtCode }) => sql`
    select line.no as line, null::int as item,
      jsonb_build_object('earlier', min(earlier.serial)) as facts
    from open_line line
    cross join unnest(line.words) word
    cross join (values ('disburse'), ('spend'), ('reissue'), ('return'), ('appropriate'),
      ('payment'), ('recover'), ('remit')) kind (code)
    join matched_book_entry entry on entry.district_code = ${districtCode}
      and entry.entry_key >= kind.code || ':' || word
      and entry.entry_key <= kind.code || ':' || word || ';'
      and abs(entry.book_fen - line.line_fen) <= line.tolerance_fen
    cross join lateral (
      select member.statement_line_id from matched_line member
      where member.district_code = ${districtCode} and member.match_id = entry.match_id
        and member.batch_id is null offset 0) member
    cross join lateral (
      select known.serial from bank_statement_line known
      where known.district_code = ${districtCode} and known.id = member.statement_line_id
      offset 0) earlier
    where line.names_entry and word <> ''
    group by line.no`,
}

/** 重复支付: the same amount went to the same account in the same days, and that was matched. */
export const paidBefore: KindFinder = {
  kind: 'paid_twice',
  reason: 'same_payment_before',
  find: ({ districtCode, month }) => sql`
    with earlier as materialized (
      select line.no as line, earlier.id, earlier.serial
      from open_line line
      join earlier_line earlier on earlier.party_id = line.party_id
        and earlier.debit_fen = -line.line_fen and earlier.fund_account_id = line.fund_account_id
        and earlier.id <> line.id and earlier.booked_on <= line.booked_on
        and earlier.booked_on >= line.booked_on - line.window_days
      where line.line_fen < 0 and not line.names_entry)
    select line, null::int as item, jsonb_build_object('earlier', min(serial)) as facts
    from earlier
    where exists (
      select 1 from match_of_line(${districtCode}, earlier.id) match where match.month <= ${month})
    group by line`,
}

/** 退汇未入账: what was paid to an account in the month before came back from it. */
export const paidOutBefore: KindFinder = {
  kind: 'returned_not_booked',
  reason: 'paid_out_before',
  find: () => sql`
    select line.no as line, null::int as item,
      jsonb_build_object('earlier', min(earlier.serial)) as facts
    from open_line line
    join earlier_line earlier on earlier.party_id = line.party_id
      and earlier.debit_fen = line.line_fen and earlier.fund_account_id = line.fund_account_id
      and line.booked_on between earlier.booked_on and earlier.booked_on + 31
    where line.line_fen > 0 and not line.names_entry
    group by line.no`,
}
