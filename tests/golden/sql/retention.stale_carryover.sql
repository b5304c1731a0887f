with stored as (
      select 'document' as kind, document.document_number as key, document.fiscal_year,
        null::text as township_code, document.category_code,
        sum(movement.amount_fen)::bigint as left_fen
      from account
      join (
    select "to_account_id" as account_id, kind, allocation_id, disbursement_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $1 and effective_on <= $2::date
    union all 
    select "from_account_id" as account_id, kind, allocation_id, disbursement_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $3 and effective_on <= $4::date) movement on movement.account_id = account.id
      join appropriation document on document.district_code = $5
        and document.id = account.appropriation_id
      where account.district_code = $6 and account.stage in ('received', 'allocated')
      group by document.id, document.document_number, document.fiscal_year, document.category_code
      union all
      select 'disbursement', waiting.number, extract(year from waiting.disbursed_on)::int,
        waiting.township_code, waiting.category_code, waiting.waiting_fen
      from (
    with movement as (
      select movement.*
      from account
      join (
    select "to_account_id" as account_id, kind, allocation_id, disbursement_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $7 and effective_on <= $8::date
    union all 
    select "from_account_id" as account_id, kind, allocation_id, disbursement_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $9 and effective_on <= $10::date) movement on movement.account_id = account.id
      where account.district_code = $11 and account.stage = 'disbursed'
        and account.channel = any ($12::text[])
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
      where shortfall.district_code = $13 and shortfall.executed_on <= $14::date
      group by batch.category_code, batch.township_code, left(batch.month, 4)
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.account_id order by disbursement.disbursed_on, disbursement.number
        ) - coalesce(departed.amount_fen, 0) - coalesce(short.amount_fen, 0)) as waiting_fen
      from arrived
      join disbursement on disbursement.district_code = $15
        and disbursement.id = arrived.disbursement_id
      join account on account.district_code = $16 and account.id = arrived.account_id
      left join departed on departed.account_id = arrived.account_id
      left join short on account.channel = 'bank' and short.fiscal_year = account.fiscal_year
        and short.category_code = account.category_code
        and short.township_code = account.township_code
    )
    select disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on,
      sum(kept.waiting_fen)::bigint as waiting_fen
    from kept
    join disbursement on disbursement.district_code = $17
      and disbursement.id = kept.disbursement_id
    where kept.waiting_fen > 0
    group by disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.channel, disbursement.disbursed_on) waiting
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
      and extract(year from $18::date)::int - stored.fiscal_year >= $19::int
-- parameters: ["430603","2024-01-20","430603","2024-01-20","430603","430603","430603","2024-01-20","430603","2024-01-20","430603",["township_account"],"430603","2024-01-20","430603","430603","430603","2024-01-20",2]
