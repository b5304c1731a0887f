with movement as (
      select movement.*
      from account
      join (
    select to_account_id as account_id, disbursement_id, amount_fen
      from transfer
      where district_code = $1 and effective_on <= $2::date
    union all
    select from_account_id, disbursement_id, -amount_fen
      from transfer
      where district_code = $3 and effective_on <= $4::date) movement on movement.account_id = account.id
      where account.district_code = $5 and account.stage = 'disbursed'
        and account.channel = 'township_account'
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
    -- What left covers the oldest disbursements first; the rest of each is still there.
    waiting as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.account_id order by disbursement.disbursed_on, disbursement.number
        ) - coalesce(departed.amount_fen, 0)) as waiting_fen
      from arrived
      join disbursement on disbursement.district_code = $6
        and disbursement.id = arrived.disbursement_id
      left join departed on departed.account_id = arrived.account_id
    )
    select disbursement.number as subject, disbursement.township_code,
      disbursement.category_code, null::text as month,
      sum(waiting.waiting_fen)::bigint as amount_fen,
      jsonb_build_object('disbursement', disbursement.number, 'township', township.name,
        'category', category.name, 'disbursedOn', disbursement.disbursed_on,
        'waitingFen', sum(waiting.waiting_fen)::bigint::text,
        'waitingDays', $7::date - disbursement.disbursed_on) as facts,
      jsonb_build_array(
        jsonb_build_object('kind', 'disbursement', 'key', disbursement.number)) as evidence
    from waiting
    join disbursement on disbursement.district_code = $8
      and disbursement.id = waiting.disbursement_id
    join category on category.district_code = disbursement.district_code
      and category.code = disbursement.category_code
    join township on township.district_code = disbursement.district_code
      and township.code = disbursement.township_code
    where waiting.waiting_fen > 0
      and $9::date - disbursement.disbursed_on > $10::int
    group by disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.disbursed_on, category.name, township.name
-- parameters: ["430603","2024-01-20","430603","2024-01-20","430603","430603","2024-01-20","430603","2024-01-20",30]
