import { type RawBuilder, sql } from 'kysely'
import type { Check } from '../imports/index.ts'

/** What a row of a file takes from an account, and when. */
export interface StagedTaking {
  row_no: number
  account_key: string
  taken_on: string
  amount_fen: bigint
}

/**
 * Rows that take money which came after their day, or is gone on a later one. Rows that take more
 * than there is at present are for a check before this one.
 */
export function shortOnDay(districtCode: string, takings: RawBuilder<StagedTaking>): Check {
  return sql`
    with taking as materialized (${takings}),
    day as materialized (
      select account_key, taken_on, sum(amount_fen) as fen
      from taking group by account_key, taken_on),
    -- Few, and only for them the days that come after are read.
    late as materialized (
      select account.key as account_key, free.taken_on, free.free_fen
      from (
        select account_key, array_agg(taken_on) as days from day group by account_key) asked
      join account on account.district_code = ${districtCode} and account.key = asked.account_key
        and account.last_in_on > any (asked.days)
      cross join lateral free_on_days(account, asked.days) free
      where account.last_in_on > free.taken_on),
    short as materialized (
      select account_key, taken_on, free_fen, through_fen - fen as before_fen
      from (
        select *, sum(fen) over (partition by account_key order by taken_on) as through_fen
        from day) running
      join late using (account_key, taken_on)
      where through_fen > free_fen)
    select row_no as row, '金额' as "column", (amount_fen / 100.0)::numeric(20, 2)::text as value,
      taken_on || ' 可用的资金只有 ' || (free_fen / 100.0)::numeric(20, 2)
        || ' 元,当日以后到位的资金不能用于当日' as reason
    from (
      select taking.*, free_fen, before_fen
        + sum(amount_fen) over (partition by account_key, taken_on order by row_no) as wanted_fen
      from taking
      join short using (account_key, taken_on)) summed
    where wanted_fen > free_fen`
}
