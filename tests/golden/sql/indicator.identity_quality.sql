with entitled as not materialized (
      select township_code, category_code, person_id
      from eligibility
      where district_code = $1
        and from_month <= to_char($2::date, 'YYYY-MM')
        and coalesce(to_month, '9999-12') >= $3 and ("eligibility"."to_month" is null or "eligibility"."to_month" >= "eligibility"."from_month")),
    everybody as (
      select township_code, category_code, count(*) as people
      from entitled group by township_code, category_code),
    -- Few, so that not everybody is looked up.
    misnumbered as (
      select township_code, category_code, count(*) as people, jsonb_agg(jsonb_build_object('kind', 'person', 'key', person.id, 'says', '证件号码' || person.identity_masked || '校验不符')) as cases
      from person join entitled on entitled.person_id = person.id
      where person.district_code = $4 and not person.is_identity_valid
      group by township_code, category_code)
    select everybody.township_code, category.name as part,
      everybody.people - coalesce(misnumbered.people, 0) as numerator,
      everybody.people as denominator, coalesce(misnumbered.cases, '[]'::jsonb) as cases
    from everybody
    join category on category.district_code = $5
      and category.code = everybody.category_code
    left join misnumbered on misnumbered.township_code = everybody.township_code
      and misnumbered.category_code = everybody.category_code
-- parameters: ["430603","2023-12-31","2023-01","430603","430603"]
