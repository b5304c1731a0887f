-- Who is on the rosters of a month, category and township more than once.
    with repeated as (
      select person_id, month, category_code, township_code
      from irregular_line
      group by person_id, month, category_code, township_code
      having count(*) > 1
    ),
    paid as (
      select line.*, case when line.category_code = 'temporary' then line.amount_fen end
          as same_amount,
        case when line.category_code = 'temporary' or ("line"."note" ~ '补发.*月' and "line"."category_code" <> 'temporary') then line.note end as same_note
      from repeated
      join irregular_line line using (person_id, month, category_code, township_code)
    ),
    -- The largest payment is the one that is due; all others are too many.
    line as (
      select paid.*, row_number() over (
          alike order by paid_fen desc, batch_number, line_no) as payment_no,
        count(*) over alike as payments
      from paid
      window alike as (partition by person_id, month, category_code, township_code, same_amount,
        same_note)
    )
    select concat_ws('/', line.person_id, line.category_code, line.month, line.township_code)
        as subject,
      line.township_code, line.category_code, line.month,
      (sum(line.paid_fen) filter (where line.payment_no > 1))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', (select category.name from category
    where category.district_code = $1 and category.code = "line"."category_code"),
        'month', line.month, 'payments', count(*), 'paidFen', sum(line.paid_fen)::text,
        'doubleFen', (sum(line.paid_fen) filter (where line.payment_no > 1))::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (case when line.payment_no > 1 then line.paid_fen else 0 end)::text) order by line.batch_number, line.line_no) as evidence
    from line
    join person on person.district_code = $2 and person.id = line.person_id
    where line.payments > 1
    group by line.person_id, line.category_code, line.month, line.township_code,
      person.identity_masked
-- parameters: ["430603","430603"]
