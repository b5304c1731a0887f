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
    -- Who is on the rosters of a month, category and township more than once, re-issues included.
    repeated as (
      select person_id, month, category_code, township_code
      from paid
      group by person_id, month, category_code, township_code
      having count(*) > 1
    ),
    -- A re-issue stands for the line that it repeats: as long as both count, they are one payment.
    attempt as (
      select paid.*, row_number() over (
        partition by coalesce(paid.reissue_of_batch_id, paid.batch_id),
          coalesce(paid.reissue_of_line_no, paid.line_no)
        order by paid.reissue_of_batch_id nulls first) as attempt_no
      from repeated
      join paid using (person_id, month, category_code, township_code)
      where paid.note !~ '补发.*月'
    ),
    -- The largest payment is the one that is due; all others are too many.
    line as (
      select attempt.*, row_number() over (
          partition by person_id, month, category_code, township_code,
            case when category_code = 'temporary' then amount_fen end,
            case when category_code = 'temporary' then note end
          order by paid_fen desc, batch_number, line_no) as payment_no,
        count(*) over (
          partition by person_id, month, category_code, township_code,
            case when category_code = 'temporary' then amount_fen end,
            case when category_code = 'temporary' then note end) as payments
      from attempt
      where attempt_no = 1
    )
    select concat_ws('/', line.person_id, line.category_code, line.month, line.township_code)
        as subject,
      line.township_code, line.category_code, line.month,
      (sum(line.paid_fen) filter (where line.payment_no > 1))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', (select category.name from category
    where category.district_code = $5 and category.code = "line"."category_code"),
        'month', line.month, 'payments', count(*), 'paidFen', sum(line.paid_fen)::text,
        'doubleFen', (sum(line.paid_fen) filter (where line.payment_no > 1))::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (case when line.payment_no > 1 then line.paid_fen else 0 end)::text) order by line.batch_number, line.line_no) as evidence
    from line
    join person on person.district_code = $6 and person.id = line.person_id
    where line.payments > 1
    group by line.person_id, line.category_code, line.month, line.township_code,
      person.identity_masked
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20","430603","430603"]
