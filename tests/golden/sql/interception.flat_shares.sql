with paid as (
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
          and stopped.batch_id = payment.batch_id and stopped.line_no = payment.line_no)),
    household as (
      select batch_id, village, head_person_id, sum(amount_fen) as fen
      from paid
      where category_code in ('dibao_urban', 'dibao_rural', 'temporary')
      group by batch_id, village, head_person_id
    ),
    flat as (
      select batch_id, village, count(*) as households, min(fen) as share_fen
      from household
      group by batch_id, village
      having min(fen) = max(fen) and count(*) >= $5::int
    )
    select line.batch_number || '/' || line.village as subject, line.township_code,
      line.category_code, line.month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $6 and township.code = "line"."township_code"),
        'village', line.village, 'month', line.month,
        'category', (select category.name from category
    where category.district_code = $7 and category.code = "line"."category_code"),
        'households', flat.households, 'shareFen', flat.share_fen::text,
        'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from flat
    join paid line on line.batch_id = flat.batch_id and line.village = flat.village
    group by line.batch_number, line.village, line.township_code, line.category_code, line.month,
      flat.households, flat.share_fen
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20",10,"430603","430603"]
