select township_code, name as part, sum(late_days) as numerator, count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'material', 'key', name, 'says', '应于' || due_on || '前报送,' || coalesce(submitted_on || '报送', '未报送')
            || ',迟' || late_days || '天')) filter (where late_days > 0), '[]') as cases
    from (
    select material.year, material.code, material.name, material.kind, township.code as township_code,
      township.name as township_name, due.due_on, sent.id as submission_id, sent.submitted_on,
      sent.state, greatest(0, coalesce(sent.submitted_on, $1::date) - due.due_on) as late_days
    from material
    join township on township.district_code = material.district_code
    cross join lateral (select next_workday(material.due_on) as due_on) due
    left join material_submission sent on sent.district_code = material.district_code
      and sent.year = material.year and sent.material_code = material.code
      and sent.township_code = township.code and sent.state <> 'returned'
      and sent.submitted_on <= $2::date
    where material.district_code = $3 and material.year = $4) standing
    where kind = $5 and due_on <= $6::date
    group by township_code, name
-- parameters: ["2023-12-31","2023-12-31","430603",2023,"report","2023-12-31"]
