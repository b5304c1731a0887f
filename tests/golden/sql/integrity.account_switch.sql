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
    -- Who was ever paid to more than one account; nearly everybody drops out here.
    moved as (
      select person_id, category_code
      from (select distinct person_id, category_code, account_id from paid) account
      group by person_id, category_code
      having count(*) > 1
    ),
    compared as (
      select paid.*, paid.account_id <> lag(paid.account_id) over (
          partition by paid.person_id, paid.category_code
          order by paid.month, paid.reissue_of_batch_id nulls first, paid.batch_number,
            paid.line_no) as is_switched
      from moved
      join paid using (person_id, category_code)
      where paid.category_code <> 'temporary'
    ),
    crowd as (
      select batch_id, village, count(*) as switched
      from compared
      where is_switched and reissue_of_batch_id is null
      group by batch_id, village
      having count(*) >= $5::int
    ),
    village as (
      select crowd.*, (
        select count(*) from payment neighbour
        where neighbour.district_code = $6
          and neighbour.batch_id = crowd.batch_id and neighbour.village = crowd.village) as people
      from crowd
    )
    select line.batch_number || '/' || line.village as subject, line.township_code,
      line.category_code, line.month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $7 and township.code = "line"."township_code"),
        'village', line.village, 'month', line.month,
        'category', (select category.name from category
    where category.district_code = $8 and category.code = "line"."category_code"),
        'switched', count(*), 'people', village.people, 'paidFen', sum(line.paid_fen)::text)
        as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from village
    join compared line on line.batch_id = village.batch_id and line.village = village.village
    where line.is_switched and line.reissue_of_batch_id is null
      and village.switched * 100 >= village.people * $9::int
    group by line.batch_number, line.village, line.township_code, line.category_code, line.month,
      village.people
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20",10,"430603","430603","430603",20]
