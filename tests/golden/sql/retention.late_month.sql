with due as materialized (
      select batch.*, next_workday(first_day.of_due - 1 + coalesce(
        ($1::jsonb ->> batch.category_code)::int,
        $2::int)) as due_on
      from payment_batch batch
      cross join lateral (
        select case when batch.township_code = any ($3::text[])
          then (date_trunc('quarter', (batch.month || '-01')::date) + interval '3 months')::date
          else (batch.month || '-01')::date end as of_due) first_day
      where batch.district_code = $4 and not batch.is_reissue
        and batch.category_code <> 'temporary'
    ),
    late as (
      select due.id, count(*) as lines, sum(result.amount_fen)::bigint as late_fen,
        max(result.executed_on) as last_on
      from due
      join payment_result result on result.district_code = $5
        and result.batch_id = due.id
      where result.outcome = 'settled' and result.executed_on > due.due_on
        and result.executed_on <= $6::date
      group by due.id
    )
    select due.number as subject, due.township_code, due.category_code, due.month,
      late.late_fen as amount_fen,
      jsonb_build_object('batch', due.number, 'month', due.month,
        'township', (select township.name from township
    where township.district_code = $7 and township.code = "due"."township_code"),
        'category', (select category.name from category
    where category.district_code = $8 and category.code = "due"."category_code"), 'dueOn', due.due_on,
        'lastOn', late.last_on, 'lateDays', late.last_on - due.due_on, 'lines', late.lines,
        'lateFen', late.late_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'batch', 'key', due.number, 'fen', (late.late_fen)::text)) as evidence
    from late
    join due on due.id = late.id
-- parameters: ["{}",10,[],"430603","430603","2024-01-20","430603","430603"]
