with personal as (
      select line.*
      from (
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
      and result.outcome is distinct from 'returned') line
      where not (line.payee_person_id is null and line.category_code in ('tekun', 'orphan'))
    ),
    crowded as (
      select account_id
      from personal
      group by account_id
      having count(distinct head_person_id) >= $4::int
    )
    select account.id::text as subject, case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code,
      case when min("line"."category_code") = max("line"."category_code") then min("line"."category_code") end as category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked,
        'people', count(distinct line.person_id), 'heads', count(distinct line.head_person_id),
        'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(
  jsonb_build_object('kind', 'line', 'key', line.line_key) order by line.batch_number, line.line_no) as evidence
    from crowded
    join personal line on line.account_id = crowded.account_id
    join bank_account account
      on account.district_code = $5 and account.id = line.account_id
    group by account.id, account.number_masked
-- parameters: ["2024-01-20","430603","2024-01",3,"430603"]
