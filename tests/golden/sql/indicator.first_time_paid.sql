select township_code, category as part, settled_count as numerator,
      settled_count + returned_count as denominator, '[]'::jsonb as cases
    from measured_batch where not is_reissue
    union all
    select township_code, category, 0, 0, jsonb_agg(jsonb_build_object('kind', 'line', 'key', number || '/' || line_no, 'says', returned_on || '退汇:' || reason))
    from measured_return where not is_reissue
    group by township_code, category
-- parameters: []
