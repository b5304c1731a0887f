select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select alert.township_code, alert.rule_code, count(*), 0, jsonb_agg(jsonb_build_object('kind', 'alert', 'key', alert.rule_code || ' ' || alert.subject, 'says', coalesce(alert.month || ',', '') || to_char(alert.amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元'))
    from alert
    join detection_run run on run.district_code = alert.district_code and run.id = alert.run_id
    where alert.district_code = $2 and alert.status = 'confirmed'
      and alert.township_code is not null and alert.rule_code = any($3)
      and run.as_of between make_date($4::int, 1, 1) and $5::date
    group by alert.township_code, alert.rule_code
-- parameters: ["430603","430603",["scope.after_death"],2023,"2023-12-31"]
