-- The few lines that pay another one again, looked for once and not at every step.
    with recursive reissue as materialized (
      select batch_id, line_no, reissue_of_batch_id, reissue_of_line_no from payment
      where district_code = $1 and reissue_of_batch_id is not null),
    -- From each first payment that came back to all its re-issues, one after the other.
    attempt as (
      select result.batch_id as first_batch_id, result.line_no as first_line_no, result.batch_id,
        result.line_no, batch.township_code, category.name as part,
        batch.number || '/' || result.line_no as key,
        result.executed_on + $2::int as due_on
      from payment_result result
      join payment first on first.district_code = result.district_code
        and first.batch_id = result.batch_id and first.line_no = result.line_no
      join payment_batch batch on batch.district_code = result.district_code
        and batch.id = result.batch_id
      join category on category.district_code = batch.district_code
        and category.code = batch.category_code
      where result.district_code = $3 and result.outcome = 'returned'
        and batch.month like $4 and first.reissue_of_batch_id is null
        and result.executed_on + $5::int <= $6::date
      union all
      select attempt.first_batch_id, attempt.first_line_no, again.batch_id, again.line_no,
        attempt.township_code, attempt.part, attempt.key, attempt.due_on
      from attempt
      join reissue again on again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no
    ),
    returned as (
      select attempt.township_code, attempt.part, attempt.key, attempt.due_on,
        count(settled.line_no) > 0 as in_time
      from attempt
      left join payment_result settled on settled.district_code = $7
        and settled.batch_id = attempt.batch_id and settled.line_no = attempt.line_no
        and settled.outcome = 'settled' and settled.executed_on <= attempt.due_on
      group by attempt.township_code, attempt.part, attempt.key, attempt.due_on
    )
    select township_code, part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'line', 'key', key, 'says', '应于' || due_on || '前补发')) filter (where not in_time), '[]')
        as cases
    from returned
    group by township_code, part
-- parameters: ["430603",30,"430603","2023-__",30,"2023-12-31","430603"]
