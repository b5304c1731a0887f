select batch.number as subject, batch.township_code, batch.category_code, batch.month,
      sum(result.amount_fen)::bigint as amount_fen,
      jsonb_build_object('batch', batch.number, 'month', batch.month, 'township', township.name,
        'category', category.name, 'dueOn', due.due_on, 'lastOn', max(result.executed_on),
        'lines', count(*), 'lateFen', sum(result.amount_fen)::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'batch', 'key', batch.number)) as evidence
    from payment_batch batch
    cross join lateral (
      select (batch.month || '-01')::date - 1 + coalesce(
        ($1::jsonb ->> batch.category_code)::int,
        $2::int) as due_on) due
    join category
      on category.district_code = batch.district_code and category.code = batch.category_code
    join township
      on township.district_code = batch.district_code and township.code = batch.township_code
    join payment_result result
      on result.district_code = batch.district_code and result.batch_id = batch.id
    where batch.district_code = $3 and not batch.is_reissue
      and batch.category_code <> 'temporary' and result.outcome = 'settled'
      and result.executed_on > due.due_on and result.executed_on <= $4::date
    group by batch.number, batch.township_code, batch.category_code, batch.month, township.name,
      category.name, due.due_on
-- parameters: ["{}",10,"430603","2024-01-20"]
