with death as (
      select person.id as person_id, person.identity_masked, died_on
      from (
    select identity_hash, max(valid_from) as died_on
    from register_entry
    where district_code = $1 and kind = 'death'
      and ($2::date is null or valid_from <= $3::date)
    group by identity_hash) registered
      join person on person.district_code = $4
        and person.identity_hash = registered.identity_hash
    )
    select death.person_id || '/' || line.category_code as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, line.category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', death.identity_masked,
        'category', (select category.name from category
    where category.district_code = $5 and category.code = "line"."category_code"),
        'diedOn', death.died_on, 'months', count(distinct line.month),
        'lastMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from death
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
          join payment first on first.district_code = $6
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
      and short.line_no = payment.line_no and short.executed_on <= $7::date
    where payment.district_code = $8 and batch.month <= $9
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $10 and outcome = 'returned'
          and executed_on <= $11::date
        union all
        select batch_id, line_no from payment_stop where district_code = $12)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $13 and outcome = 'returned'
          and executed_on <= $14::date
        union all
        select batch_id, line_no from payment_stop where district_code = $15) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) known
      where known."person_id" = "death"."person_id"
      offset 0) line
    where line.month > to_char(
        death.died_on + $16::int + make_interval(months => $17::int),
        'YYYY-MM')
      and not exists (
        select 1 from payment_result early
        where early.district_code = $18 and early.batch_id = line.batch_id
          and early.line_no = line.line_no and early.outcome = 'settled'
          and early.executed_on <= death.died_on)
      and not (line.category_code = 'tekun' and line.note ~ '丧葬' and not exists (
        select 1 from lateral (
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
          join payment first on first.district_code = $19
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
      and short.line_no = payment.line_no and short.executed_on <= $20::date
    where payment.district_code = $21 and batch.month <= $22
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $23 and outcome = 'returned'
          and executed_on <= $24::date
        union all
        select batch_id, line_no from payment_stop where district_code = $25)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $26 and outcome = 'returned'
          and executed_on <= $27::date
        union all
        select batch_id, line_no from payment_stop where district_code = $28) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) known
      where known."person_id" = "line"."person_id"
      offset 0) earlier
        where earlier.category_code = 'tekun' and earlier.note ~ '丧葬'
          and earlier.month < line.month))
    group by death.person_id, death.identity_masked, death.died_on, line.category_code
-- parameters: ["430603","2024-01-20","2024-01-20","430603","430603","430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603",0,0,"430603","430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603"]
