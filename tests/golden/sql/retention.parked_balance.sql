-- Month ends that the money has seen on the account, that of asOf included.
    with parked as materialized (
      select waiting.*, (extract(year from $1::date + 1) * 12
        + extract(month from $2::date + 1) - extract(year from waiting.disbursed_on) * 12
        - extract(month from waiting.disbursed_on))::int as month_ends
      from waiting_disbursement waiting
      where waiting.channel = 'township_account'
    ),
    place as (
      select township_code, category_code, sum(waiting_fen)::bigint as parked_fen,
        min(disbursed_on) as since_on, max(month_ends) as month_ends,
        jsonb_agg(jsonb_build_object('kind', 'disbursement', 'key', number, 'fen', (waiting_fen)::text)
          order by disbursed_on, number) as evidence
      from parked
      where month_ends >= $3::int
      group by township_code, category_code
    ),
    -- Of earlier months: first lines that have reached nobody, at no attempt.
    missed as materialized (
      select place.township_code, place.category_code, batch.number, line.batch_id, line.line_no,
        line.amount_fen
      from place
      join payment_batch batch on batch.district_code = $4
        and batch.township_code = place.township_code
        and batch.category_code = place.category_code
        and batch.month < $5 and not batch.is_reissue
      join payment line on line.district_code = $6 and line.batch_id = batch.id
      where not exists (
          select 1 from payment_result settled
          where settled.district_code = $7
            and settled.batch_id = line.batch_id and settled.line_no = line.line_no
            and settled.outcome = 'settled' and settled.executed_on <= $8::date)
        and not exists (
          select 1 from payment_stop stopped
          where stopped.district_code = $9
            and stopped.batch_id = line.batch_id and stopped.line_no = line.line_no)
    ),
    unpaid as (
      select township_code, category_code, number, count(*) as lines,
        sum(amount_fen)::bigint as fen
      from missed line
      where not exists (
        select 1 from remitted_line
        join remittance on remittance.district_code = remitted_line.district_code
          and remittance.id = remitted_line.remittance_id
        where remitted_line.district_code = $10
          and remitted_line.batch_id = line.batch_id and remitted_line.line_no = line.line_no
          and remittance.remitted_on <= $11::date
          and not exists (
    select 1 from reversal
    where reversal.district_code = $12 and reversal.origin_id = "remittance"."id"
      and reversal.reversed_on <= $13::date)) and not exists (
        with recursive attempt as (
          select line.batch_id, line.line_no
          union all
          select again.batch_id, again.line_no
          from attempt
          join payment again on again.district_code = $14
            and again.reissue_of_batch_id = attempt.batch_id
            and again.reissue_of_line_no = attempt.line_no)
        select 1 from attempt
        join payment_result settled on settled.district_code = $15
          and settled.batch_id = attempt.batch_id and settled.line_no = attempt.line_no
          and settled.outcome = 'settled' and settled.executed_on <= $16::date)
      group by township_code, category_code, number
    )
    select place.township_code || '/' || place.category_code as subject, place.township_code,
      place.category_code, null::text as month, place.parked_fen as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $17 and township.code = "place"."township_code"),
        'category', (select category.name from category
    where category.district_code = $18 and category.code = "place"."category_code"),
        'sinceOn', place.since_on, 'monthEnds', place.month_ends,
        'parkedFen', place.parked_fen::text, 'unpaidLines', sum(unpaid.lines),
        'unpaidFen', sum(unpaid.fen)::text) as facts,
      place.evidence || jsonb_agg(jsonb_build_object('kind', 'batch', 'key', unpaid.number, 'fen', (0)::text)
        order by unpaid.number) as evidence
    from place
    join unpaid using (township_code, category_code)
    group by place.township_code, place.category_code, place.parked_fen, place.since_on,
      place.month_ends, place.evidence
-- parameters: ["2024-01-20","2024-01-20",3,"430603","2024-01","430603","430603","2024-01-20","430603","430603","2024-01-20","430603","2024-01-20","430603","430603","2024-01-20","430603","430603"]
