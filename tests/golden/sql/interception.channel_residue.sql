select waiting.number as subject, waiting.township_code, waiting.category_code,
      null::text as month, waiting.waiting_fen as amount_fen,
      jsonb_build_object('disbursement', waiting.number,
        'township', (select township.name from township
    where township.district_code = $1 and township.code = "waiting"."township_code"),
        'category', (select category.name from category
    where category.district_code = $2 and category.code = "waiting"."category_code"),
        'disbursedOn', waiting.disbursed_on, 'waitingFen', waiting.waiting_fen::text,
        'waitingDays', $3::date - waiting.disbursed_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'disbursement', 'key', waiting.number, 'fen', (waiting.waiting_fen)::text)) as evidence
    from (
    with movement as (
      select movement.*
      from account
      join (
    select "to_account_id" as account_id, kind, allocation_id, disbursement_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $4 and effective_on <= $5::date
    union all 
    select "from_account_id" as account_id, kind, allocation_id, disbursement_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $6 and effective_on <= $7::date) movement on movement.account_id = account.id
      where account.district_code = $8 and account.stage = 'disbursed'
        and account.channel = any ($9::text[])
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
      where shortfall.district_code = $10 and shortfall.executed_on <= $11::date
      group by batch.category_code, batch.township_code, left(batch.month, 4)
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.account_id order by disbursement.disbursed_on, disbursement.number
        ) - coalesce(departed.amount_fen, 0) - coalesce(short.amount_fen, 0)) as waiting_fen
      from arrived
      join disbursement on disbursement.district_code = $12
        and disbursement.id = arrived.disbursement_id
      join account on account.district_code = $13 and account.id = arrived.account_id
      left join departed on departed.account_id = arrived.account_id
      left join short on account.channel = 'bank' and short.fiscal_year = account.fiscal_year
        and short.category_code = account.category_code
        and short.township_code = account.township_code
    )
    select disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on,
      sum(kept.waiting_fen)::bigint as waiting_fen
    from kept
    join disbursement on disbursement.district_code = $14
      and disbursement.id = kept.disbursement_id
    where kept.waiting_fen > 0
    group by disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on) waiting
    where $15::date - waiting.disbursed_on > $16::int
-- parameters: ["430603","430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603",["township_account"],"430603","2024-01-20","430603","430603","430603","2024-01-20",30]
