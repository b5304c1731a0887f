-- The stop that the month is after, else the approval that it is before.
    with found as (
      select line.*, decided.stopped_after,
        case when decided.stopped_after is null then decided.starts_with end as starts_with
      from unlisted_line line
      cross join lateral (
        select max(listed.to_month) filter (where listed.to_month < line.month)
            as stopped_after,
          min(listed.from_month) filter (where listed.from_month > line.month) as starts_with
        from eligibility listed
        where listed.district_code = $1 and listed.person_id = line.person_id
          and listed.category_code = line.category_code
          and listed.township_code = line.township_code and ("listed"."to_month" is null or "listed"."to_month" >= "listed"."from_month")
      ) decided
      where num_nonnulls(decided.stopped_after, decided.starts_with) > 0
        and (decided.stopped_after is null or line.month > to_char(
          (decided.stopped_after || '-01')::date
            + make_interval(months => $2::int), 'YYYY-MM'))
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
      where known."person_id" = "line"."person_id"
      offset 0) earlier
        where earlier.category_code = 'tekun' and earlier.note ~ '丧葬'
          and earlier.month < line.month))
        and (
    select min(listed.category_code) from eligibility listed
    where listed.district_code = $13 and listed.person_id = line.person_id
      and listed.category_code <> line.category_code and listed.from_month <= line.month
      and (listed.to_month is null or listed.to_month >= line.month)
      and not exists (
        select 1 from payment proper
        join payment_batch batch on batch.district_code = proper.district_code
          and batch.id = proper.batch_id
        where proper.district_code = $14 and proper.person_id = line.person_id
          and batch.category_code = listed.category_code and batch.month = line.month)) is null
    )
    select concat_ws('/', line.person_id, line.category_code, line.township_code) as subject,
      line.township_code, line.category_code, case when min("line"."month") = max("line"."month") then min("line"."month") end as month,
      sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'township', (select township.name from township
    where township.district_code = $15 and township.code = "line"."township_code"),
        'category', (select category.name from category
    where category.district_code = $16 and category.code = "line"."category_code"),
        'stoppedAfter', max(line.stopped_after), 'startsWith', min(line.starts_with),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from found line
    join person on person.district_code = $17 and person.id = line.person_id
    group by line.person_id, line.category_code, line.township_code, person.identity_masked
-- parameters: ["430603",0,"430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603","430603","430603","430603","430603","430603"]
