with listed as materialized (
      select entry.kind, entry.valid_from, entry.valid_to, account.id as account_id,
        person.id as person_id
      from register_entry entry
      left join bank_account account on account.district_code = entry.district_code
        and account.number_hash = entry.account_hash
      left join person on person.district_code = entry.district_code
        and person.identity_hash = entry.identity_hash
      where entry.district_code = $1 and entry.kind in ('staff', 'staff_family')
    ),
    -- Whose money goes there: a payee is the recipient, the head of household or somebody unusual.
    recipient as (
      select series.person_id
      from paid_series series
      where series.account_id in (select account_id from listed)
        or series.person_id in (select person_id from listed)
        or series.head_person_id in (select person_id from listed)
      union
      select person_id from irregular_line
      where payee_person_id in (select person_id from listed)
    ),
    taken as materialized (
      select line.*
      from recipient
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
      where known."person_id" = "recipient"."person_id"
      offset 0) line
      where line.account_id in (select account_id from listed)
        or line.payee_person_id in (select person_id from listed)
    ),
    -- Each line once; who handles the money comes before family.
    line as (
      select distinct on (taken.batch_id, taken.line_no) taken.*, listed.kind
      from taken
      join listed on (listed.account_id = taken.account_id
          or listed.person_id = taken.payee_person_id)
        and to_char(listed.valid_from, 'YYYY-MM') <= taken.month
        and coalesce(to_char(listed.valid_to, 'YYYY-MM') >= taken.month, true)
        and (listed.kind = 'staff' or listed.person_id is null
          or listed.person_id not in (taken.person_id, taken.head_person_id))
      order by taken.batch_id, taken.line_no, listed.kind
    )
    select account.id::text as subject, case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code,
      case when min("line"."category_code") = max("line"."category_code") then min("line"."category_code") end as category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked, 'kind', min(line.kind),
        'people', count(distinct line.person_id), 'items', count(*),
        'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from line
    join bank_account account on account.district_code = $12
      and account.id = line.account_id
    group by account.id, account.number_masked
-- parameters: ["430603","430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603","430603"]
