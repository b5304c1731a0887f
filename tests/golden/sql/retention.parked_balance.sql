-- Month ends that the money has seen on the account, that of asOf included.
    with parked as materialized (
      select waiting.*, (extract(year from $1::date + 1) * 12
        + extract(month from $2::date + 1) - extract(year from waiting.disbursed_on) * 12
        - extract(month from waiting.disbursed_on))::int as month_ends
      from (
    with pool as (
      select id as account_id, category_code, township_code, channel, fiscal_year
      from account
      where district_code = $3 and stage = 'disbursed'
        and channel = any ($4::text[])
    ),
    moved as (
      select pool.*, movement.kind, movement.disbursement_id, movement.amount_fen,
        bool_or(movement.kind = 'carry_over') over place as is_carried
      from pool
      join (
    select "to_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $5 and effective_on <= $6::date
    union all 
    select "from_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $7 and effective_on <= $8::date) movement using (account_id)
      window place as (partition by pool.category_code, pool.township_code, pool.channel)
    ),
    -- Years are kept apart unless money was carried over from one to the next.
    summed as (
      select category_code, township_code, channel,
        case when is_carried then 0 else fiscal_year end as year, disbursement_id,
        sum(amount_fen) as amount_fen
      from moved
      where kind <> 'carry_over'
      group by 1, 2, 3, 4, 5
    ),
    short as materialized (
      select batch.category_code, batch.township_code, left(batch.month, 4)::int as year,
        sum(shortfall.short_fen) as amount_fen
      from payment_shortfall shortfall
      join payment_batch batch on batch.district_code = shortfall.district_code
        and batch.id = shortfall.batch_id
      where shortfall.district_code = $9 and shortfall.executed_on <= $10::date
      group by 1, 2, 3
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.category_code, arrived.township_code, arrived.channel, arrived.year
          order by disbursement.disbursed_on, disbursement.number)
        + coalesce(departed.amount_fen, 0) - coalesce(short.amount_fen, 0)) as waiting_fen
      from summed arrived
      join disbursement on disbursement.district_code = $11
        and disbursement.id = arrived.disbursement_id
      left join summed departed on departed.disbursement_id is null
        and departed.category_code = arrived.category_code
        and departed.township_code = arrived.township_code
        and departed.channel = arrived.channel and departed.year = arrived.year
      left join lateral (
        select sum(short.amount_fen) as amount_fen
        from short
        where arrived.channel = 'bank' and short.category_code = arrived.category_code
          and short.township_code = arrived.township_code
          and (arrived.year = 0 or short.year = arrived.year)) short on true
    )
    select disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on, kept.waiting_fen::bigint as waiting_fen
    from kept
    join disbursement on disbursement.district_code = $12
      and disbursement.id = kept.disbursement_id
    where kept.waiting_fen > 0) waiting
    ),
    place as (
      select township_code, category_code, sum(waiting_fen)::bigint as parked_fen,
        min(disbursed_on) as since_on, max(month_ends) as month_ends,
        jsonb_agg(jsonb_build_object('kind', 'disbursement', 'key', number, 'fen', (waiting_fen)::text)
          order by disbursed_on, number) as evidence
      from parked
      where month_ends >= $13::int
      group by township_code, category_code
    ),
    -- Of earlier months: lines that have reached nobody, at the first attempt or a later one.
    unpaid as (
      select place.township_code, place.category_code, batch.number, count(*) as lines,
        sum(payment.amount_fen)::bigint as fen
      from place
      join payment_batch batch on batch.district_code = $14
        and batch.township_code = place.township_code
        and batch.category_code = place.category_code
        and batch.month < $15
      join payment on payment.district_code = $16 and payment.batch_id = batch.id
      where not exists (
          select 1 from payment_result settled
          where settled.district_code = $17
            and settled.batch_id = payment.batch_id and settled.line_no = payment.line_no
            and settled.outcome = 'settled' and settled.executed_on <= $18::date)
        and not exists (
          select 1 from payment again
          where again.district_code = $19
            and again.reissue_of_batch_id = payment.batch_id
            and again.reissue_of_line_no = payment.line_no)
        and not exists (
          select 1 from payment_stop stopped
          where stopped.district_code = $20
            and stopped.batch_id = payment.batch_id and stopped.line_no = payment.line_no)
      group by place.township_code, place.category_code, batch.number
    )
    select place.township_code || '/' || place.category_code as subject, place.township_code,
      place.category_code, null::text as month, place.parked_fen as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $21 and township.code = "place"."township_code"),
        'category', (select category.name from category
    where category.district_code = $22 and category.code = "place"."category_code"),
        'sinceOn', place.since_on, 'monthEnds', place.month_ends,
        'parkedFen', place.parked_fen::text, 'unpaidLines', sum(unpaid.lines),
        'unpaidFen', sum(unpaid.fen)::text) as facts,
      place.evidence || jsonb_agg(jsonb_build_object('kind', 'batch', 'key', unpaid.number, 'fen', (0)::text)
        order by unpaid.number) as evidence
    from place
    join unpaid using (township_code, category_code)
    group by place.township_code, place.category_code, place.parked_fen, place.since_on,
      place.month_ends, place.evidence
-- parameters: ["2024-01-20","2024-01-20","430603",["township_account"],"430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","430603",3,"430603","2024-01","430603","430603","2024-01-20","430603","430603","430603","430603"]
