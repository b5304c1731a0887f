with unlisted as materialized (
    select line.*
    from (
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, payment.note,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, batch.township_code
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    left join payment_shortfall short
      on short.district_code = payment.district_code and short.batch_id = payment.batch_id
      and short.line_no = payment.line_no and short.executed_on <= $1::date
    where payment.district_code = $2 and batch.month <= $3
      and not exists (
        select 1 from payment_result returned
        where returned.district_code = payment.district_code
          and returned.batch_id = payment.batch_id and returned.line_no = payment.line_no
          and returned.outcome = 'returned' and returned.executed_on <= $4::date)
      and not exists (
        select 1 from payment_stop stopped
        where stopped.district_code = payment.district_code
          and stopped.batch_id = payment.batch_id and stopped.line_no = payment.line_no)) line
    where line.category_code <> 'temporary'
      and not exists (
        select 1 from eligibility listed
        where listed.district_code = $5 and listed.person_id = line.person_id
          and listed.category_code = line.category_code
          and listed.township_code = line.township_code and listed.from_month <= line.month
          and (listed.to_month is null or listed.to_month >= line.month))
      and line.note !~ '补发.*月')
    select concat_ws('/', line.person_id, line.category_code, line.township_code) as subject,
      line.township_code, line.category_code, case when min("line"."month") = max("line"."month") then min("line"."month") end as month,
      sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'township', (select township.name from township
    where township.district_code = $6 and township.code = "line"."township_code"),
        'category', (select category.name from category
    where category.district_code = $7 and category.code = "line"."category_code"),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from unlisted line
    join person on person.district_code = $8 and person.id = line.person_id
    where not exists (
    select 1 from eligibility listed
    where listed.district_code = $9 and listed.person_id = line.person_id
      and listed.category_code = line.category_code
      and listed.township_code = line.township_code) and (
    select min(listed.category_code) from eligibility listed
    where listed.district_code = $10 and listed.person_id = line.person_id
      and listed.category_code <> line.category_code and listed.from_month <= line.month
      and (listed.to_month is null or listed.to_month >= line.month)
      and not exists (
        select 1 from payment proper
        join payment_batch batch on batch.district_code = proper.district_code
          and batch.id = proper.batch_id
        where proper.district_code = $11 and proper.person_id = line.person_id
          and batch.category_code = listed.category_code and batch.month = line.month)) is null
    group by line.person_id, line.category_code, line.township_code, person.identity_masked
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20","430603","430603","430603","430603","430603","430603","430603"]
