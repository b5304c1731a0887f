with standing as (
      select person_id, category_code, township_code, max(standard_fen) as standard_fen
      from paid_series
      where category_code <> 'temporary'
      group by person_id, category_code, township_code
    ),
    approved as (
      select person_id, category_code, township_code, max(standard_fen) as standard_fen
      from eligibility listed
      where district_code = $1 and ("listed"."to_month" is null or "listed"."to_month" >= "listed"."from_month")
      group by person_id, category_code, township_code
    ),
    -- Nearly everybody drops out here.
    raised as materialized (
      select person_id, category_code, township_code, approved.standard_fen as approved_fen
      from standing
      join approved using (person_id, category_code, township_code)
      where standing.standard_fen > approved.standard_fen
        and (category_code, township_code, approved.standard_fen) in (
          select category_code, township_code, standard_fen from standing)
    )
    select line.*, raised.approved_fen
    from raised
    cross join lateral (
      select * from (
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, case when payment.reissue_of_batch_id is null then payment.note else (
        with recursive named as (
          select payment.note, payment.reissue_of_batch_id, payment.reissue_of_line_no
          union all
          select first.note, first.reissue_of_batch_id, first.reissue_of_line_no
          from named
          join payment first on first.district_code = $2
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
      and short.line_no = payment.line_no and short.executed_on <= $3::date
    where payment.district_code = $4 and batch.month <= $5
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $6 and outcome = 'returned'
          and executed_on <= $7::date
        union all
        select batch_id, line_no from payment_stop where district_code = $8)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $9 and outcome = 'returned'
          and executed_on <= $10::date
        union all
        select batch_id, line_no from payment_stop where district_code = $11) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) known
      where known."person_id" = "raised"."person_id"
      offset 0) line
    where line.category_code = raised.category_code and line.township_code = raised.township_code
      and line.standard_fen > raised.approved_fen
      and exists (
        select 1 from payment other
        where other.district_code = $12 and other.batch_id = line.batch_id
          and other.standard_fen = raised.approved_fen)
-- parameters: ["430603","430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603","430603"]
