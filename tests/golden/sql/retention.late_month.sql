with planned as materialized (
      select id, number, month, category_code, township_code,
        case when township_code = any ($1::text[])
          then (date_trunc('quarter', (month || '-01')::date) + interval '3 months')::date
          else (month || '-01')::date end - 1 + coalesce(
        ($2::jsonb ->> category_code)::int,
        $3::int) as planned_on
      from payment_batch
      where district_code = $4 and not is_reissue and category_code <> 'temporary'
    ),
    -- The calendar is slow to ask, so once for each day.
    due as materialized (
      select planned_on, next_workday(planned_on) as due_on
      from (select distinct planned_on from planned) alike
    ),
    -- What the bank did on a day is booked as a whole; lines are read of few batches.
    late as (
      select planned.*, due.due_on, paid.lines, paid.late_fen, paid.last_on
      from planned
      join due using (planned_on)
      cross join lateral (
        select count(*) as lines, sum(result.amount_fen)::bigint as late_fen,
          max(result.executed_on) as last_on
        from payment_result result
        where result.district_code = $5 and result.batch_id = planned.id
          and result.outcome = 'settled' and result.executed_on > due.due_on
          and result.executed_on <= $6::date
        having count(*) > 0) paid
      where exists (
        select 1 from transfer
        where transfer.district_code = $7 and transfer.kind = 'pay'
          and transfer.payment_batch_id = planned.id and transfer.effective_on > due.due_on)
    )
    select late.number as subject, late.township_code, late.category_code, late.month,
      late.late_fen as amount_fen,
      jsonb_build_object('batch', late.number, 'month', late.month,
        'township', (select township.name from township
    where township.district_code = $8 and township.code = "late"."township_code"),
        'category', (select category.name from category
    where category.district_code = $9 and category.code = "late"."category_code"), 'dueOn', late.due_on,
        'lastOn', late.last_on, 'lateDays', late.last_on - late.due_on, 'lines', late.lines,
        'lateFen', late.late_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'batch', 'key', late.number, 'fen', (late.late_fen)::text)) as evidence
    from late
-- parameters: [[],"{}",10,"430603","430603","2024-01-20","430603","430603","430603"]
