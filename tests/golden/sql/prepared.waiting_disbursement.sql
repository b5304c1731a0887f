with pool as (
      select id as account_id, category_code, township_code, channel, fiscal_year
      from account
      where district_code = $1 and stage = 'disbursed'
        and channel in ('bank', 'institution', 'township_account')
    ),
    moved as (
      select pool.*, movement.kind, movement.disbursement_id, movement.amount_fen,
        bool_or(movement.kind = 'carry_over') over (
          partition by pool.category_code, pool.township_code, pool.channel) as is_carried
      from pool
      join movement using (account_id)
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
      where shortfall.district_code = $2 and shortfall.executed_on <= $3::date
      group by 1, 2, 3
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    kept as (
      select disbursement.*, arrived.disbursement_id is not null as is_disbursement,
        least(arrived.amount_fen,
          sum(arrived.amount_fen) filter (where arrived.disbursement_id is not null) over (
            place order by disbursement.disbursed_on, disbursement.number)
          + coalesce(sum(arrived.amount_fen) filter (where arrived.disbursement_id is null)
            over place, 0)
          - coalesce(short.amount_fen, 0))::bigint as waiting_fen
      from summed arrived
      left join disbursement on disbursement.district_code = $4
        and disbursement.id = arrived.disbursement_id
      left join lateral (
        select sum(short.amount_fen) as amount_fen
        from short
        where arrived.channel = 'bank' and short.category_code = arrived.category_code
          and short.township_code = arrived.township_code
          and (arrived.year = 0 or short.year = arrived.year)) short on true
      window place as (partition by arrived.category_code, arrived.township_code,
        arrived.channel, arrived.year)
    )
    -- An order may have drawn on the money of two years.
    select number, township_code, category_code, channel, disbursed_on,
      sum(waiting_fen)::bigint as waiting_fen
    from kept
    where is_disbursement and waiting_fen > 0
    group by number, township_code, category_code, channel, disbursed_on
-- parameters: ["430603","430603","2024-01-20","430603"]
