with listed as (
      select person.id as person_id, person.identity_masked, entry.kind,
        to_char(entry.valid_from, 'YYYY-MM') as from_month,
        to_char(entry.valid_to, 'YYYY-MM') as to_month
      from register_entry entry
      join person on person.district_code = entry.district_code
        and person.identity_hash = entry.identity_hash
      where entry.district_code = $1 and entry.kind = any ($2::text[])
    ),
    -- Lines of a month on some day of which the person was on a register; each line once.
    line as (
      select paid.person_id, paid.batch_number, paid.line_no, paid.line_key, paid.month,
        paid.township_code, paid.category_code, paid.category_name, paid.paid_fen,
        listed.identity_masked, array_agg(distinct listed.kind) as kinds
      from listed
      join (
    select payment.batch_id, payment.line_no, payment.person_id, payment.head_person_id,
      payment.payee_person_id, payment.account_id, payment.standard_fen, payment.amount_fen,
      coalesce(result.amount_fen, payment.amount_fen) as paid_fen,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, category.name as category_name,
      batch.township_code, township.name as township_name
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    join category
      on category.district_code = batch.district_code and category.code = batch.category_code
    join township
      on township.district_code = batch.district_code and township.code = batch.township_code
    left join payment_result result
      on result.district_code = payment.district_code and result.batch_id = payment.batch_id
      and result.line_no = payment.line_no and result.executed_on <= $3::date
    where payment.district_code = $4 and batch.month <= $5
      and result.outcome is distinct from 'returned') paid on paid.person_id = listed.person_id
      where listed.from_month <= paid.month
        and (listed.to_month is null or listed.to_month >= paid.month)
      group by paid.person_id, paid.batch_number, paid.line_no, paid.line_key, paid.month,
        paid.township_code, paid.category_code, paid.category_name, paid.paid_fen,
        listed.identity_masked
    )
    select line.person_id || '/' || line.category_code as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, line.category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', line.identity_masked, 'category', line.category_name,
        'kinds', jsonb_path_query_array(jsonb_agg(distinct to_jsonb(line.kinds)), '$[*][*]'),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(
  jsonb_build_object('kind', 'line', 'key', line.line_key) order by line.batch_number, line.line_no) as evidence
    from line
    group by line.person_id, line.category_code, line.category_name, line.identity_masked
-- parameters: ["430603",["public_payroll","company","custody"],"2024-01-20","430603","2024-01"]
