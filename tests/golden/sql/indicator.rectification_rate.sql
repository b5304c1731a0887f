select township_code, part, count(*) filter (where is_done) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', '应于' || due_on || '前整改,未完成')) filter (where not is_done), '[]') as cases
    from (select * from measured_finding where found_on >= make_date($1::int, 1, 1)) finding
    where due_on <= $2::date
    group by township_code, part
-- parameters: [2023,"2023-12-31"]
