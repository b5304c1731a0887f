import { type Kysely, sql } from 'kysely'

/** What an account has at the end of each day, and the last day on which money came to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table account add column last_in_on date`.execute(db)
  await sql`
    update account set last_in_on = moved.last_on
      from (
        select district_code, to_account_id, max(effective_on) as last_on
        from transfer group by 1, 2) moved
      where account.district_code = moved.district_code and account.id = moved.to_account_id
  `.execute(db)
  await balancesByDay(db)
}

async function balancesByDay(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function balances_from(held account, since date)
      returns table (on_day date, fen bigint) language sql stable as $$
      select on_day,
        (held.balance_fen - sum(sum(fen)) over (order by on_day desc) + sum(fen))::bigint
      from (
        select since as on_day, 0 as fen
        union all
        select effective_on, amount_fen from transfer
          where to_account_id = held.id and effective_on >= since
        union all
        select effective_on, -amount_fen from transfer
          where from_account_id = held.id and effective_on >= since) moved
      group by on_day
    $$`.execute(db)
  // What can be taken on each of some days and leaves no day from it on overdrawn: more by a later
  // day, so that the most by a day is what its last known one says.
  await sql`
    create function free_on_days(held account, days date[])
      returns table (taken_on date, free_fen bigint) language sql stable as $$
      select on_day, fen
      from (
        select on_day, is_asked, max(least_fen) over (order by on_day) as fen
        from (
          select on_day, false as is_asked, min(fen) over (order by on_day desc) as least_fen
          from balances_from(held, (select min(day) from unnest(days) day))
          where held.last_in_on > (select min(day) from unnest(days) day)
          union all
          select day, true, case when held.last_in_on > day then 0 else held.balance_fen end
          from unnest(days) day) known) running
      where is_asked
    $$`.execute(db)
  await sql`
    create function yuan_text(fen numeric) returns text language sql immutable as $$
      select to_char(fen / 100, 'FM999,999,999,999,990.00')
    $$`.execute(db)
  await sql`
    create function account_in_words(account_id uuid) returns text language sql stable as $$
      select concat(account.fiscal_year, ' 年度', ' ' || appropriation.document_number || ' ',
        category.name, township.name, stage.name, '资金', case account.channel
          when 'bank' then '(社会化发放)' when 'township_account' then '(乡镇账户)'
          when 'institution' then '(供养机构)' when 'direct' then '(集中支付)' end, ' ')
      from account
      join stage on stage.code = account.stage
      left join appropriation on appropriation.district_code = account.district_code
        and appropriation.id = account.appropriation_id
      left join category on category.district_code = account.district_code
        and category.code = account.category_code
      left join township on township.district_code = account.district_code
        and township.code = account.township_code
      where account.id = account_id
    $$`.execute(db)
}
