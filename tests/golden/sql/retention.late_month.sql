-- One date for all batches of a month that are due alike: the calendar is slow to ask.
    with due_date as materialized (
      select month, category_code, is_quarterly, next_workday(case when is_quarterly
          then (date_trunc('quarter', (month || '-01')::date) + interval '3 months')::date
          else (month || '-01')::date end - 1 + coalesce(
        ($1::jsonb ->> category_code)::int,
        $2::int)) as due_on
      from (
        select distinct month, category_code,
          township_code = any ($3::text[]) as is_quarterly
        from payment_batch
        where district_code = $4 and not is_reissue
          and category_code <> 'temporary') alike
    ),
    due as materialized (
      select batch.id, due_date.due_on
      from payment_batch batch
      -- Left, so that the planner knows that nearly every batch has a date.
      left join due_date on due_date.month = batch.month
        and due_date.category_code = batch.category_code and due_date.is_quarterly
          = (batch.township_code = any ($5::text[]))
      where batch.district_code = $6 and not batch.is_reissue
    ),
    late as (
      select due.id, due.due_on, count(*) as lines, sum(result.amount_fen)::bigint as late_fen,
        max(result.executed_on) as last_on
      from due
      join payment_result result on result.batch_id = due.id
        and result.executed_on > due.due_on
      where result.district_code = $7 and result.outcome = 'settled'
        and result.executed_on <= $8::date
      group by due.id, due.due_on
    )
    select batch.number as subject, batch.township_code, batch.category_code, batch.month,
      late.late_fen as amount_fen,
      jsonb_build_object('batch', batch.number, 'month', batch.month,
        'township', (select township.name from township
    where township.district_code = $9 and township.code = "batch"."township_code"),
        'category', (select category.name from category
    where category.district_code = $10 and category.code = "batch"."category_code"), 'dueOn', late.due_on,
        'lastOn', late.last_on, 'lateDays', late.last_on - late.due_on, 'lines', late.lines,
        'lateFen', late.late_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'batch', 'key', batch.number, 'fen', (late.late_fen)::text)) as evidence
    from late
    join payment_batch batch on batch.district_code = $11 and batch.id = late.id
-- parameters: ["{}",10,[],"430603",[],"430603","430603","2024-01-20","430603","430603","430603"]
