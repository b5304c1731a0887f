import { type RawBuilder, sql } from 'kysely'

/**
 * How many alerts there are and what they have at stake, as `(part, count, fen)`, no fen of a part
 * twice. `alerts` is a query of `(part, rule_code, id, amount_fen, evidence)`. Of each row of
 * evidence the most that any alert counts; a statement line or a recovery is the same money as what
 * it is matched with or came from, and a batch the same as its lines: of what may be the same the
 * greater counts. A document has money of several categories, and a serial may come from two banks:
 * there what the alerts of one rule count is added. An alert that does not say how much of its rows
 * is at stake counts whole.
 */
export function atStake(
  districtCode: string,
  alerts: RawBuilder<unknown>,
): RawBuilder<{ part: string; count: number; fen: bigint }> {
  return sql`
    with held as materialized (${alerts}),
    item as materialized (
      select part, rule_code, entry ->> 'kind' as kind, entry ->> 'key' as key,
        (entry ->> 'fen')::bigint as fen
      from held
      cross join lateral jsonb_array_elements(evidence) entry
      where entry ? 'fen'
      union all
      select part, rule_code, 'alert', id::text, amount_fen
      from held
      where not exists (select 1 from jsonb_array_elements(evidence) entry where entry ? 'fen')),
    same as materialized (${sameMoney(districtCode)}),
    of_rule as (
      select part, kind, key,
        case when kind in ('document', 'bank') then sum(fen) else max(fen) end as fen
      from item group by part, rule_code, kind, key),
    of_row as (select part, kind, key, max(fen) as fen from of_rule group by part, kind, key),
    seen as (
      select part, coalesce(same.kind, row.kind) as kind, coalesce(same.key, row.key) as key,
        sum(fen) as fen
      from of_row row
      left join same on same.seen_as = row.kind and same.seen_key = row.key
      group by 1, 2, 3, row.kind),
    money as (select part, kind, key, max(fen) as fen from seen group by part, kind, key),
    place as (
      select part, greatest(max(fen) filter (where kind = 'batch'),
        sum(fen) filter (where kind <> 'batch')) as fen
      from money
      group by part, case kind when 'line' then 'batch' else kind end,
        case kind when 'line' then regexp_replace(key, '/\\d+$', '') else key end)
    select part, counted.count, sum(place.fen)::bigint as fen
    from (select part, count(*)::int as count from held group by part) counted
    join place using (part)
    group by part, counted.count`
}

/** Which rows of `item` are the money of a row of the books, as `(seen_as, seen_key, kind, key)`. */
function sameMoney(districtCode: string): RawBuilder<unknown> {
  return sql`
    select 'bank' as seen_as, line.serial as seen_key, min(book.kind) as kind,
      min(book.key) as key
    from (select distinct key from item where kind = 'bank') bank
    join bank_statement_line line on line.district_code = ${districtCode}
      and line.serial = bank.key
    cross join match_of_line(${districtCode}, line.id) matched
    cross join lateral (
      select 'line' as kind, batch.number || '/' || matched.line_no as key
      from payment_batch batch
      where batch.district_code = ${districtCode} and batch.id = matched.batch_id
      union all
      select case split_part(entry_key, ':', 1) when 'spend' then 'voucher'
          else 'disbursement' end,
        substring(entry_key from '^[^:]+:(.*):[^:]+$')
      from matched_book_entry entry
      where matched.batch_id is null and entry.district_code = ${districtCode}
        and entry.match_id = matched.match_id and entry_key ~ '^(spend|disburse):') book
    group by line.serial
    having count(*) = 1
    union all
    select 'recovery', recovery.receipt_number,
      case when batch.id is null then 'voucher' else 'line' end,
      coalesce(batch.number || '/' || recovery.line_no, voucher.voucher_number)
    from (select distinct key from item where kind = 'recovery') back
    join recovery on recovery.district_code = ${districtCode}
      and recovery.receipt_number = back.key
    left join payment_batch batch on batch.district_code = ${districtCode}
      and batch.id = recovery.batch_id
    left join expenditure voucher on voucher.district_code = ${districtCode}
      and voucher.id = recovery.expenditure_id`
}
