-- Households of one person whose line is their share, as each month has no more than one.
    with single as materialized (
      select head_person_id
      from paid_series
      group by head_person_id
      having count(*) = 1 and bool_and(lines = months)
      except
      select payment.head_person_id
      from (
        select batch_id, line_no from payment_result
        where district_code = $1 and outcome = 'returned'
          and executed_on <= $2::date
        union all
        select batch_id, line_no from payment_stop where district_code = $3) missed
      join payment on payment.district_code = $4
        and payment.batch_id = missed.batch_id and payment.line_no = missed.line_no
    ),
    -- Villages where those all get the same; nearly all others drop out here.
    alike as (
      select payment.batch_id, payment.village
      from payment
      left join single on single.head_person_id = payment.head_person_id
      where payment.district_code = $5
      group by payment.batch_id, payment.village
      having count(*) >= $6::int
        and min(payment.amount_fen) filter (where single.head_person_id is not null)
          is not distinct from
          max(payment.amount_fen) filter (where single.head_person_id is not null)
    ),
    line as materialized (
      select line.*
      from alike
      join payment_batch batch on batch.district_code = $7
        and batch.id = alike.batch_id
        and batch.category_code in ('dibao_urban', 'dibao_rural', 'temporary')
      join lateral (
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
          join payment first on first.district_code = $8
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
      and short.line_no = payment.line_no and short.executed_on <= $9::date
    where payment.district_code = $10 and batch.month <= $11
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $12 and outcome = 'returned'
          and executed_on <= $13::date
        union all
        select batch_id, line_no from payment_stop where district_code = $14)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $15 and outcome = 'returned'
          and executed_on <= $16::date
        union all
        select batch_id, line_no from payment_stop where district_code = $17) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) known
      where known."batch_id" = "alike"."batch_id"
      offset 0) line
        on line.village = alike.village
    ),
    household as (
      select batch_id, village, head_person_id, sum(amount_fen) as fen
      from line
      group by batch_id, village, head_person_id
    ),
    flat as (
      select batch_id, village, count(*) as households, min(fen) as share_fen
      from household
      group by batch_id, village
      having min(fen) = max(fen) and count(*) >= $18::int
    )
    select line.batch_number || '/' || line.village as subject, line.township_code,
      line.category_code, line.month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $19 and township.code = "line"."township_code"),
        'village', line.village, 'month', line.month,
        'category', (select category.name from category
    where category.district_code = $20 and category.code = "line"."category_code"),
        'households', flat.households, 'shareFen', flat.share_fen::text,
        'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from flat
    join line on line.batch_id = flat.batch_id and line.village = flat.village
    group by line.batch_number, line.village, line.township_code, line.category_code, line.month,
      flat.households, flat.share_fen
-- parameters: ["430603","2024-01-20","430603","430603","430603",10,"430603","430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603",10,"430603","430603"]
