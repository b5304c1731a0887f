select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.amount_fen - line.paid_fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'rosterFen', line.amount_fen::text, 'settledFen', line.paid_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.amount_fen - line.paid_fen)::text)) as evidence
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
    join person on person.district_code = $5 and person.id = line.person_id
    where line.paid_fen < line.amount_fen
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20","430603"]
