select township_code, name as part, sum(late_days) as numerator, count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'material', 'key', name, 'says', '应于' || due_on || '前报送,' || coalesce(submitted_on || '报送', '未报送')
            || ',迟' || late_days || '天')) filter (where late_days > 0), '[]') as cases
    from (
    -- Few materials for many townships: a day that is no workday moves to the next one.
    with due as materialized (
      select *, next_workday(due_on) as workday
      from material where district_code = $1 and year = $2)
    select material.year, material.code, material.name, material.kind, township.code as township_code,
      township.name as township_name, material.workday as due_on, sent.id as submission_id,
      sent.submitted_on, sent.state,
      greatest(0, coalesce(sent.submitted_on, $3::date) - material.workday) as late_days
    from due material
    join township on township.district_code = material.district_code
    left join material_submission sent on sent.district_code = material.district_code
      and sent.year = material.year and sent.material_code = material.code
      and sent.township_code = township.code and sent.state <> 'returned'
      and sent.submitted_on <= $4::date) standing
    where kind = $5 and due_on <= $6::date
    group by township_code, name
-- parameters: ["430603",2023,"2023-12-31","2023-12-31","report","2023-12-31"]
