-- The latest date where registers differ: the doubt is the family's benefit.
    with death as (
      select person.id as person_id, person.identity_masked, max(entry.valid_from) as died_on
      from register_entry entry
      join person on person.district_code = entry.district_code
        and person.identity_hash = entry.identity_hash
      where entry.district_code = $1 and entry.kind = 'death'
        and entry.valid_from <= $2::date
      group by person.id, person.identity_masked
    )
    select death.person_id || '/' || line.category_code as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, line.category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', death.identity_masked, 'category', line.category_name,
        'diedOn', death.died_on, 'months', count(distinct line.month),
        'lastMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(
  jsonb_build_object('kind', 'line', 'key', line.line_key) order by line.batch_number, line.line_no) as evidence
    from death
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
      and result.outcome is distinct from 'returned') line on line.person_id = death.person_id
    where line.month
      > to_char(death.died_on + make_interval(months => $6::int), 'YYYY-MM')
    group by death.person_id, death.identity_masked, death.died_on, line.category_code,
      line.category_name
-- parameters: ["430603","2024-01-20","2024-01-20","430603","2024-01",0]
