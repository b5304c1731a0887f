select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.amount_fen - line.paid_fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'rosterFen', line.amount_fen::text, 'settledFen', line.paid_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.amount_fen - line.paid_fen)::text)) as evidence
    from payment_shortfall short
    join (
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, case when payment.reissue_of_batch_id is null then payment.note else (
        with recursive named as (
          select payment.note, payment.reissue_of_batch_id, payment.reissue_of_line_no
          union all
          select first.note, first.reissue_of_batch_id, first.reissue_of_line_no
          from named
          join payment first on first.district_code = $1
            and first.batch_id = named.reissue_of_batch_id
            and first.line_no = named.reissue_of_line_no)
        select note from named where reissue_of_batch_id is null) end as note,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, batch.township_code
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    left join payment_shortfall short
      on short.district_code = payment.district_code and short.batch_id = payment.batch_id
      and short.line_no = payment.line_no and short.executed_on <= $2::date
    where payment.district_code = $3 and batch.month <= $4
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $5 and outcome = 'returned'
          and executed_on <= $6::date
        union all
        select batch_id, line_no from payment_stop where district_code = $7)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $8 and outcome = 'returned'
          and executed_on <= $9::date
        union all
        select batch_id, line_no from payment_stop where district_code = $10) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) line on line.batch_id = short.batch_id
      and line.line_no = short.line_no
    join person on person.district_code = $11 and person.id = line.person_id
    where short.district_code = $12 and line.paid_fen < line.amount_fen
-- parameters: ["430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603","430603","430603"]
