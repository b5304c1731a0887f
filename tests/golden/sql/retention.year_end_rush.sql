-- What each roster and voucher brought to people and uses, by month.
    with spent as (
      select coalesce(batch.category_code, voucher.category_code) as category_code,
        coalesce(batch.township_code, voucher.township_code) as township_code,
        case when batch.id is null then 'voucher' else 'batch' end as kind,
        coalesce(batch.number, voucher.voucher_number) as key,
        extract(year from transfer.effective_on)::int as year,
        extract(month from transfer.effective_on)::int as month,
        max(transfer.effective_on) as last_on,
        sum(case when transfer.reverses_id is null then transfer.amount_fen
          else -transfer.amount_fen end) as fen
      from transfer
      left join payment_batch batch on batch.district_code = transfer.district_code
        and batch.id = transfer.payment_batch_id
      left join expenditure voucher on voucher.district_code = transfer.district_code
        and voucher.id = transfer.expenditure_id
      where transfer.district_code = $1 and transfer.effective_on <= $2::date
        and transfer.kind in ('pay', 'reissue', 'spend')
      group by 1, 2, 3, 4, 5, 6
    ),
    rush as (
      select year, township_code, category_code, sum(fen) as year_fen,
        sum(fen) filter (where month = 12) as december_fen,
        (sum(fen) filter (where month = 12) - sum(fen) * $3::int / 100)::bigint
          as excess_fen
      from spent
      group by year, township_code, category_code
      having sum(fen) filter (where month = 12) * 100 > sum(fen) * $4::int
        and count(distinct month) filter (where month < 12 and fen > 0) >= $5::int
    ),
    -- The excess is what was spent last.
    last_spent as (
      select spent.year, spent.township_code, spent.category_code, spent.kind, spent.key,
        spent.last_on, greatest(0, least(spent.fen, rush.excess_fen - (sum(spent.fen) over (
          partition by spent.year, spent.township_code, spent.category_code
          order by spent.last_on desc, spent.key desc) - spent.fen)))::bigint as fen
      from rush
      join spent using (year, township_code, category_code)
      where spent.month = 12
    )
    select concat_ws('/', rush.year, rush.township_code, rush.category_code) as subject,
      rush.township_code, rush.category_code, rush.year || '-12' as month,
      rush.excess_fen as amount_fen,
      jsonb_build_object('year', rush.year,
        'township', (select township.name from township
    where township.district_code = $6 and township.code = "rush"."township_code"),
        'category', (select category.name from category
    where category.district_code = $7 and category.code = "rush"."category_code"),
        'decemberFen', rush.december_fen::text, 'yearFen', rush.year_fen::text,
        'percent', (rush.december_fen * 100 / rush.year_fen)::int,
        'excessFen', rush.excess_fen::text) as facts,
      (select jsonb_agg(jsonb_build_object('kind', last_spent.kind, 'key', last_spent.key, 'fen', last_spent.fen::text)
          order by last_spent.last_on, last_spent.key)
        from last_spent where last_spent.year = rush.year and last_spent.township_code = rush.township_code
          and last_spent.category_code = rush.category_code) as evidence
    from rush
-- parameters: ["430603","2024-01-20",40,40,6,"430603","430603"]
