with small as (
      select line.*, coalesce(result.executed_on, (line.month || '-01')::date) as paid_on
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
      left join payment_result result on result.district_code = $5
        and result.batch_id = line.batch_id and result.line_no = line.line_no
      where line.category_code = 'temporary' and line.paid_fen <= $6::int * 100
    ),
    -- What a household had in the days up to each of its grants.
    summed as (
      select small.*, sum(paid_fen) over recent > $7::int * 100 as is_over,
        paid_on - lag(paid_on) over (partition by head_person_id order by paid_on,
          batch_number, line_no) > $8::int as is_apart
      from small
      window recent as (partition by head_person_id order by paid_on
        range between make_interval(days => $9::int) preceding and current row)
    ),
    -- A grant is part of it where one of the days after it goes over; runs are told apart.
    line as (
      select summed.*,
        bool_or(is_over) over (partition by head_person_id order by paid_on
          range between current row and make_interval(days => $10::int) following)
          as is_part,
        count(*) filter (where is_apart) over (partition by head_person_id
          order by paid_on, batch_number, line_no) as run
      from summed
    )
    select line.head_person_id || '/' || min(line.line_key) as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, 'temporary' as category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', head.identity_masked, 'grants', count(*),
        'firstOn', min(line.paid_on), 'lastOn', max(line.paid_on),
        'largestFen', max(line.paid_fen)::text, 'paidFen', sum(line.paid_fen)::text,
        'limitFen', ($11::int * 100)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from line
    join person head on head.district_code = $12 and head.id = line.head_person_id
    where line.is_part
    group by line.head_person_id, line.run, head.identity_masked
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20","430603",2000,2000,30,30,30,2000,"430603"]
