with listed as (
      select person.id as person_id, person.identity_masked, entry.id as entry_id, entry.kind,
        entry.identity_hash, entry.valid_from, to_char(entry.valid_from, 'YYYY-MM') as from_month,
        to_char(entry.valid_to, 'YYYY-MM') as to_month
      from register_entry entry
      join person on person.district_code = entry.district_code
        and person.identity_hash = entry.identity_hash
      where entry.district_code = $1 and entry.kind = any ($2::text[])
    ),
    -- Each line with each register that the person was on, on some day of its month; with houses, if
    -- there were so many when one came in, or as the month began.
    found as (
      select distinct paid.person_id, paid.batch_number, paid.line_no, paid.line_key, paid.month,
        paid.township_code, paid.category_code, paid.paid_fen, listed.identity_masked,
        listed.kind
      from listed
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
          join payment first on first.district_code = $3
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
      and short.line_no = payment.line_no and short.executed_on <= $4::date
    where payment.district_code = $5 and batch.month <= $6
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $7 and outcome = 'returned'
          and executed_on <= $8::date
        union all
        select batch_id, line_no from payment_stop where district_code = $9)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $10 and outcome = 'returned'
          and executed_on <= $11::date
        union all
        select batch_id, line_no from payment_stop where district_code = $12) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) known
      where known."person_id" = "listed"."person_id"
      offset 0) paid
      where listed.from_month <= paid.month
        and (listed.to_month is null or listed.to_month >= paid.month)
        and (paid.category_code <> 'temporary' or listed.kind in ('public_payroll', 'custody'))
        and (listed.kind <> 'real_estate' or $13::int <= (
          select count(*)
          from (select greatest(listed.valid_from, (paid.month || '-01')::date) as day) known
          join register_entry beside on beside.district_code = $14
            and beside.kind = listed.kind and beside.identity_hash = listed.identity_hash
            and beside.valid_from <= known.day
          where beside.id = listed.entry_id or coalesce(beside.valid_to > known.day, true)))
    ),
    -- Each line once.
    line as (
      select person_id, batch_number, line_no, line_key, month, township_code, category_code,
        paid_fen, identity_masked, array_agg(kind order by kind) as kinds
      from found
      group by person_id, batch_number, line_no, line_key, month, township_code, category_code,
        paid_fen, identity_masked
    )
    select line.person_id || '/' || line.category_code as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, line.category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', line.identity_masked,
        'category', (select category.name from category
    where category.district_code = $15 and category.code = "line"."category_code"),
        'kinds', jsonb_path_query_array(jsonb_agg(distinct to_jsonb(line.kinds)), '$[*][*]'),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from line
    group by line.person_id, line.category_code, line.identity_masked
-- parameters: ["430603",["public_payroll","company","vehicle","real_estate","custody"],"430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603",2,"430603","430603"]
