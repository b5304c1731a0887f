-- Lines of people who are on the list of another category, and vouchers that name one.
    with spent as (
      select 'line' as kind, line.line_key as key, line.batch_number as book, line.line_no as no,
        line.township_code, line.category_code, line.month, line.paid_fen as fen,
        line.note as words, (
    select min(listed.category_code) from eligibility listed
    where listed.district_code = $1 and listed.person_id = line.person_id
      and listed.category_code <> line.category_code and listed.from_month <= line.month
      and (listed.to_month is null or listed.to_month >= line.month)
      and not exists (
        select 1 from payment proper
        join payment_batch batch on batch.district_code = proper.district_code
          and batch.id = proper.batch_id
        where proper.district_code = $2 and proper.person_id = line.person_id
          and batch.category_code = listed.category_code and batch.month = line.month)) as proper_code
      from unlisted_line line
      union all
      select 'voucher', voucher.voucher_number, voucher.voucher_number, 0, voucher.township_code,
        voucher.category_code, to_char(voucher.spent_on, 'YYYY-MM'), voucher.amount_fen,
        voucher.purpose, (
          select min(other.code) from category other
          where other.district_code = $3 and other.code <> voucher.category_code
            and position(other.name in voucher.purpose) > 0)
      from expenditure voucher
      join category own on own.district_code = voucher.district_code
        and own.code = voucher.category_code
      where voucher.district_code = $4 and voucher.spent_on <= $5::date
        and position(own.name in voucher.purpose) = 0
        and not exists (
    select 1 from reversal
    where reversal.district_code = $6 and reversal.origin_id = "voucher"."id"
      and reversal.reversed_on <= $7::date)
    )
    select concat_ws('/', spent.township_code, spent.month, spent.category_code,
        spent.proper_code) as subject,
      spent.township_code, spent.category_code, spent.month, sum(spent.fen)::bigint as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $8 and township.code = "spent"."township_code"),
        'month', spent.month, 'category', (select category.name from category
    where category.district_code = $9 and category.code = "spent"."category_code"),
        'proper', (select category.name from category
    where category.district_code = $10 and category.code = "spent"."proper_code"), 'items', count(*),
        'spentFen', sum(spent.fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', spent.kind, 'key', spent.key, 'fen', spent.fen::text)
        order by spent.kind, spent.book, spent.no) as evidence
    from spent
    where spent.proper_code is not null and not exists (
      select 1 from adjustment moved
      where moved.district_code = $11 and moved.decided_on <= $12::date
        and moved.from_category_code = spent.category_code
        and moved.to_category_code = spent.proper_code
        and position(moved.decision_number in spent.words) > 0)
    group by spent.township_code, spent.month, spent.category_code, spent.proper_code
-- parameters: ["430603","430603","430603","430603","2024-01-20","430603","2024-01-20","430603","430603","430603","430603","2024-01-20"]
