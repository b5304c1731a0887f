-- Month ends that the money has seen on the account, that of asOf included.
    with parked as materialized (
      select waiting.*, (extract(year from $1::date + 1) * 12
        + extract(month from $2::date + 1) - extract(year from waiting.disbursed_on) * 12
        - extract(month from waiting.disbursed_on))::int as month_ends
      from (
    with movement as (
      select movement.*
      from account
      join (
    select "to_account_id" as account_id, kind, allocation_id, disbursement_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $3 and effective_on <= $4::date
    union all 
    select "from_account_id" as account_id, kind, allocation_id, disbursement_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $5 and effective_on <= $6::date) movement on movement.account_id = account.id
      where account.district_code = $7 and account.stage = 'disbursed'
        and account.channel = any ($8::text[])
    ),
    -- What each disbursement brought to an account, less what of it was reversed.
    arrived as (
      select account_id, disbursement_id, sum(amount_fen) as amount_fen
      from movement
      where disbursement_id is not null
      group by account_id, disbursement_id
    ),
    -- What has left an account for people, for vouchers, or back to the bureau.
    departed as (
      select account_id, -sum(amount_fen) as amount_fen
      from movement
      where disbursement_id is null
      group by account_id
    ),
    short as (
      select batch.category_code, batch.township_code, left(batch.month, 4)::int as fiscal_year,
        sum(shortfall.short_fen) as amount_fen
      from payment_shortfall shortfall
      join payment_batch batch on batch.district_code = shortfall.district_code
        and batch.id = shortfall.batch_id
      where shortfall.district_code = $9 and shortfall.executed_on <= $10::date
      group by batch.category_code, batch.township_code, left(batch.month, 4)
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.account_id order by disbursement.disbursed_on, disbursement.number
        ) - coalesce(departed.amount_fen, 0) - coalesce(short.amount_fen, 0)) as waiting_fen
      from arrived
      join disbursement on disbursement.district_code = $11
        and disbursement.id = arrived.disbursement_id
      join account on account.district_code = $12 and account.id = arrived.account_id
      left join departed on departed.account_id = arrived.account_id
      left join short on account.channel = 'bank' and short.fiscal_year = account.fiscal_year
        and short.category_code = account.category_code
        and short.township_code = account.township_code
    )
    select disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on,
      sum(kept.waiting_fen)::bigint as waiting_fen
    from kept
    join disbursement on disbursement.district_code = $13
      and disbursement.id = kept.disbursement_id
    where kept.waiting_fen > 0
    group by disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on) waiting
    ),
    place as (
      select township_code, category_code, sum(waiting_fen)::bigint as parked_fen,
        min(disbursed_on) as since_on, max(month_ends) as month_ends,
        jsonb_agg(jsonb_build_object('kind', 'disbursement', 'key', number, 'fen', (waiting_fen)::text)
          order by disbursed_on, number) as evidence
      from parked
      where month_ends >= $14::int
      group by township_code, category_code
    ),
    -- Of earlier months: lines that have reached nobody, at the first attempt or a later one.
    unpaid as (
      select place.township_code, place.category_code, batch.number, count(*) as lines,
        sum(payment.amount_fen)::bigint as fen
      from place
      join payment_batch batch on batch.district_code = $15
        and batch.township_code = place.township_code
        and batch.category_code = place.category_code
        and batch.month < $16
      join payment on payment.district_code = $17 and payment.batch_id = batch.id
      where not exists (
          select 1 from payment_result settled
          where settled.district_code = $18
            and settled.batch_id = payment.batch_id and settled.line_no = payment.line_no
            and settled.outcome = 'settled' and settled.executed_on <= $19::date)
        and not exists (
          select 1 from payment again
          where again.district_code = $20
            and again.reissue_of_batch_id = payment.batch_id
            and again.reissue_of_line_no = payment.line_no)
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
-- parameters: ["2024-01-20","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603",["township_account"],"430603","2024-01-20","430603","430603","430603",3,"430603","2024-01","430603","430603","2024-01-20","430603","430603","430603"]
