-- Few days for many batches: a day that is no workday moves to the next one.
    with due as materialized (
      select month, category_code, is_quarterly, next_workday(case when is_quarterly
          then (date_trunc('quarter', (month || '-01')::date) + interval '3 months')::date
          else (month || '-01')::date end - 1 + coalesce(
          ($1::jsonb ->> category_code)::int,
          $2::int)) as due_on
      from (select distinct month, category_code from measured_batch) kind
      cross join (values (true), (false)) pace (is_quarterly))
    select township_code, category as part, count(*) filter (where on_time) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'batch', 'key', number, 'says', says)) filter (where not on_time), '[]') as cases
    from (
      select batch.township_code, batch.category, batch.number,
        answered > 0 and answered >= line_count
          and coalesce(last_settled_on <= due.due_on, true) as on_time,
        '应于' || due.due_on || '前发放,' || case
          when answered = 0 then '尚无银行处理结果'
          when answered < line_count then '尚有' || line_count - answered || '笔无银行处理结果'
          else '最晚一笔' || last_settled_on || '到账' end as says
      from measured_batch batch
      cross join lateral (select settled_count + returned_count as answered) bank
      join due on due.month = batch.month and due.category_code = batch.category_code
        and due.is_quarterly = (batch.township_code = any ($3::text[]))
      where not batch.is_reissue and batch.category_code <> 'temporary'
        and due.due_on < $4::date
    ) batch
    group by township_code, category
-- parameters: ["{}",10,[],"2023-12-31"]
