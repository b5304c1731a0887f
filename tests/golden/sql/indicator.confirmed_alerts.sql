select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select alert.township_code, alert.rule_code, count(*), 0, jsonb_agg(jsonb_build_object('kind', 'alert', 'key', alert.rule_code || ' ' || alert.subject, 'says', coalesce(alert.month || ',', '') || to_char(alert.amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元'))
    from (
    select distinct on (alert_id) alert_id, status, since
    from alert_standing
    where district_code = $2 and since <= $3::date
    order by alert_id, since desc, version desc) known
    join alert on alert.district_code = $4 and alert.id = known.alert_id
    where known.status = 'confirmed' and known.since >= make_date($5::int, 1, 1)
      and alert.township_code is not null and alert.rule_code = any($6)
    group by alert.township_code, alert.rule_code
-- parameters: ["430603","430603","2023-12-31","430603",2023,["scope.after_death"]]
