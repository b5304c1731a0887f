select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.paid_fen - line.standard_fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'category', (select category.name from category
    where category.district_code = $1 and category.code = "line"."category_code"), 'month', line.month,
        'standardFen', line.standard_fen::text, 'amountFen', line.paid_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen - line.standard_fen)::text)) as evidence
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
      and short.line_no = payment.line_no and short.executed_on <= $2::date
    where payment.district_code = $3 and batch.month <= $4
      and not exists (
        select 1 from payment_result returned
        where returned.district_code = payment.district_code
          and returned.batch_id = payment.batch_id and returned.line_no = payment.line_no
          and returned.outcome = 'returned' and returned.executed_on <= $5::date)
      and not exists (
        select 1 from payment_stop stopped
        where stopped.district_code = payment.district_code
          and stopped.batch_id = payment.batch_id and stopped.line_no = payment.line_no)) line
    join person on person.district_code = $6 and person.id = line.person_id
    where line.amount_fen > line.standard_fen and line.paid_fen > line.standard_fen
      and line.note !~ '补发.*月'
      and not (line.note ~ '〔\d{4}〕\d+号' and exists (
        select 1 from unnest($7::text[]) word
        where position(word in line.note) > 0))
-- parameters: ["430603","2024-01-20","430603","2024-01","2024-01-20","430603",["分类施保","价格临时补贴","节日","护理","丧葬"]]
