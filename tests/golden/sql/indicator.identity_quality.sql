select eligibility.township_code, category.name as part,
      count(*) filter (where person.is_identity_valid) as numerator, count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'person', 'key', person.id, 'says', '证件号码' || person.identity_masked || '校验不符')) filter (where not person.is_identity_valid), '[]') as cases
    from eligibility
    join person
      on person.district_code = eligibility.district_code and person.id = eligibility.person_id
    join category on category.district_code = eligibility.district_code
      and category.code = eligibility.category_code
    where eligibility.district_code = $1
      and eligibility.from_month <= to_char($2::date, 'YYYY-MM')
      and coalesce(eligibility.to_month, '9999-12') >= $3
    group by eligibility.township_code, category.name
-- parameters: ["430603","2023-12-31","2023-01"]
