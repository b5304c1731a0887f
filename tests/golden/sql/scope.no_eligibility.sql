select concat_ws('/', line.person_id, line.category_code, line.township_code) as subject,
      line.township_code, line.category_code, case when min("line"."month") = max("line"."month") then min("line"."month") end as month,
      sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'township', (select township.name from township
    where township.district_code = $1 and township.code = "line"."township_code"),
        'category', (select category.name from category
    where category.district_code = $2 and category.code = "line"."category_code"),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from unlisted_line line
    join person on person.district_code = $3 and person.id = line.person_id
    where not exists (
    select 1 from eligibility listed
    where listed.district_code = $4 and listed.person_id = line.person_id
      and listed.category_code = line.category_code
      and listed.township_code = line.township_code and ("listed"."to_month" is null or "listed"."to_month" >= "listed"."from_month")) and (
    select min(listed.category_code) from eligibility listed
    where listed.district_code = $5 and listed.person_id = line.person_id
      and listed.category_code <> line.category_code and listed.from_month <= line.month
      and (listed.to_month is null or listed.to_month >= line.month)
      and not exists (
        select 1 from payment proper
        join payment_batch batch on batch.district_code = proper.district_code
          and batch.id = proper.batch_id
        where proper.district_code = $6 and proper.person_id = line.person_id
          and batch.category_code = listed.category_code and batch.month = line.month)) is null
    group by line.person_id, line.category_code, line.township_code, person.identity_masked
-- parameters: ["430603","430603","430603","430603","430603","430603"]
