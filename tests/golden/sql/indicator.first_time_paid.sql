select township_code, category as part, settled_count as numerator,
      settled_count + returned_count as denominator, '[]'::jsonb as cases
    from measured_batch where not is_reissue
    union all
    select batch.township_code, batch.category, 0, 0, jsonb_agg(jsonb_build_object('kind', 'line', 'key', batch.number || '/' || result.line_no, 'says', result.executed_on || '退汇:' || result.reason))
    from payment_result result
    join measured_batch batch on batch.id = result.batch_id and not batch.is_reissue
    where result.district_code = $1 and result.outcome = 'returned'
      and result.executed_on <= $2::date
    group by batch.township_code, batch.category
-- parameters: ["430603","2023-12-31"]
