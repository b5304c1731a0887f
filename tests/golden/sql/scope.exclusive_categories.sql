with pair (first_code, second_code) as (
      values ('tekun', 'dibao_urban'), ('tekun', 'dibao_rural'), ('dibao_urban', 'dibao_rural'),
        ('tekun', 'orphan')
    ),
    paid as (
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
      and result.line_no = payment.line_no and result.executed_on <= $1::date
    where payment.district_code = $2 and batch.month <= $3
      and result.outcome is distinct from 'returned'),
    -- Who had more than one category in a month; most people drop out here.
    mixed as (
      select person_id, month
      from paid
      group by person_id, month
      having min(category_code) <> max(category_code)
    ),
    monthly as (
      select pair.first_code, pair.second_code, line.person_id, line.month,
        case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code,
        sum(line.paid_fen) filter (where line.category_code = pair.first_code) as first_fen,
        sum(line.paid_fen) filter (where line.category_code = pair.second_code) as second_fen,
        jsonb_agg(
  jsonb_build_object('kind', 'line', 'key', line.line_key) order by line.batch_number, line.line_no) as lines
      from mixed
      join paid line on line.person_id = mixed.person_id and line.month = mixed.month
      join pair on line.category_code in (pair.first_code, pair.second_code)
      group by pair.first_code, pair.second_code, line.person_id, line.month
    )
    select monthly.person_id || '/' || first_code || '+' || second_code as subject,
      case when count(monthly.township_code) = count(*)
        then case when min("monthly"."township_code") = max("monthly"."township_code") then min("monthly"."township_code") end end as township_code,
      null::text as category_code, case when min("monthly"."month") = max("monthly"."month") then min("monthly"."month") end as month,
      sum(least(first_fen, second_fen))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked, 'first', first_category.name,
        'second', second_category.name, 'months', count(*), 'fromMonth', min(monthly.month),
        'toMonth', max(monthly.month),
        'doubleFen', sum(least(first_fen, second_fen))::bigint::text) as facts,
      jsonb_path_query_array(jsonb_agg(monthly.lines order by monthly.month), '$[*][*]')
        as evidence
    from monthly
    join person on person.district_code = $4 and person.id = monthly.person_id
    join category first_category on first_category.district_code = $5
      and first_category.code = monthly.first_code
    join category second_category on second_category.district_code = $6
      and second_category.code = monthly.second_code
    where first_fen > 0 and second_fen > 0
    group by monthly.person_id, first_code, second_code, person.identity_masked,
      first_category.name, second_category.name
-- parameters: ["2024-01-20","430603","2024-01","430603","430603","430603"]
