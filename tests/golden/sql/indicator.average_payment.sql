select township_code, category as part, sum(settled_fen) as numerator,
      sum(settled_count) as denominator, '[]'::jsonb as cases
    from measured_batch
    where $1::text is null or category_code = $2
    group by township_code, category
-- parameters: [null,null]
