with stored as (
      select 'document' as kind, document.document_number as key,
        coalesce(document.origin_year, document.fiscal_year) as fiscal_year,
        null::text as township_code, document.category_code,
        sum(movement.amount_fen)::bigint as left_fen
      from account
      join (
    select "to_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $1 and effective_on <= $2::date
    union all 
    select "from_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $3 and effective_on <= $4::date) movement on movement.account_id = account.id
      join appropriation document on document.district_code = $5
        and document.id = account.appropriation_id
      where account.district_code = $6 and account.stage in ('received', 'allocated')
      group by document.id, document.document_number, document.category_code, 3
      union all
      select 'disbursement', waiting.number, extract(year from waiting.disbursed_on)::int,
        waiting.township_code, waiting.category_code, waiting.waiting_fen
      from (
    with pool as (
      select id as account_id, category_code, township_code, channel, fiscal_year
      from account
      where district_code = $7 and stage = 'disbursed'
        and channel = any ($8::text[])
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
    where district_code = $9 and effective_on <= $10::date
    union all 
    select "from_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $11 and effective_on <= $12::date) movement using (account_id)
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
      where shortfall.district_code = $13 and shortfall.executed_on <= $14::date
      group by 1, 2, 3
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.category_code, arrived.township_code, arrived.channel, arrived.year
          order by disbursement.disbursed_on, disbursement.number)
        + coalesce(departed.amount_fen, 0) - coalesce(short.amount_fen, 0)) as waiting_fen
      from summed arrived
      join disbursement on disbursement.district_code = $15
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
    join disbursement on disbursement.district_code = $16
      and disbursement.id = kept.disbursement_id
    where kept.waiting_fen > 0) waiting
    )
    select concat_ws('/', stored.kind, stored.key, case when stored.kind = 'document'
        then stored.category_code end) as subject,
      stored.township_code, stored.category_code, null::text as month,
      stored.left_fen as amount_fen,
      jsonb_build_object('kind', stored.kind, 'key', stored.key,
        'fiscalYear', stored.fiscal_year, 'leftFen', stored.left_fen::text) as facts,
      case stored.kind
        when 'document' then jsonb_build_array(jsonb_build_object('kind', 'document', 'key', stored.key, 'fen', (stored.left_fen)::text))
        else jsonb_build_array(jsonb_build_object('kind', 'disbursement', 'key', stored.key, 'fen', (stored.left_fen)::text)) end as evidence
    from stored
    where stored.left_fen > 0
      and extract(year from $17::date)::int - stored.fiscal_year >= $18::int
-- parameters: ["430603","2024-01-20","430603","2024-01-20","430603","430603","430603",["township_account"],"430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","430603","2024-01-20",2]
