-- A re-issue stands for the line that it repeats: as long as both count, they are one payment.
    with attempt as (
      select paid.*, row_number() over (
        partition by coalesce(paid.reissue_of_batch_id, paid.batch_id),
          coalesce(paid.reissue_of_line_no, paid.line_no)
        order by paid.reissue_of_batch_id nulls first) as attempt_no
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
      and result.outcome is distinct from 'returned') paid
    ),
    line as (
      select attempt.*, count(*) over (
        partition by attempt.person_id, attempt.category_code, attempt.month) as payments
      from attempt
      where attempt.attempt_no = 1
    )
    select concat_ws('/', line.person_id, line.category_code, line.month) as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, line.category_code, line.month,
      (sum(line.paid_fen) - max(line.paid_fen))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked, 'category', line.category_name,
        'month', line.month, 'payments', count(*), 'paidFen', sum(line.paid_fen)::text,
        'doubleFen', (sum(line.paid_fen) - max(line.paid_fen))::text) as facts,
      jsonb_agg(
  jsonb_build_object('kind', 'line', 'key', line.line_key) order by line.batch_number, line.line_no) as evidence
    from line
    join person on person.district_code = $4 and person.id = line.person_id
    where line.payments > 1
    group by line.person_id, line.category_code, line.category_name, line.month,
      person.identity_masked
-- parameters: ["2024-01-20","430603","2024-01","430603"]
