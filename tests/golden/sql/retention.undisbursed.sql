select waiting.key as subject, waiting.township_code, waiting.category_code,
      null::text as month, waiting.waiting_fen as amount_fen,
      jsonb_build_object('document', waiting.document_number, 'decision', waiting.decision_number,
        'township', (select township.name from township
    where township.district_code = $1 and township.code = "waiting"."township_code"),
        'category', (select category.name from category
    where category.district_code = $2 and category.code = "waiting"."category_code"),
        'decidedOn', waiting.decided_on, 'waitingFen', waiting.waiting_fen::text,
        'waitingDays', $3::date - waiting.decided_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'allocation', 'key', waiting.key, 'fen', (waiting.waiting_fen)::text)) as evidence
    from (
    with moved as (
      select account.appropriation_id, account.category_code, account.township_code,
        movement.allocation_id, sum(movement.amount_fen) as amount_fen
      from account
      join (
    select "to_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      amount_fen as amount_fen
    from transfer
    where district_code = $4 and effective_on <= $5::date
    union all 
    select "from_account_id" as account_id, kind, appropriation_id, allocation_id, disbursement_id,
      recovery_id,
      -amount_fen as amount_fen
    from transfer
    where district_code = $6 and effective_on <= $7::date) movement on movement.account_id = account.id
      where account.district_code = $8 and account.stage = 'allocated'
      group by account.appropriation_id, account.category_code, account.township_code,
        movement.allocation_id
    ),
    kept as (
      select arrived.allocation_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.appropriation_id, arrived.category_code, arrived.township_code
          order by allocation.decided_on, allocation.decision_number, allocation.id
        ) + coalesce(departed.amount_fen, 0)) as waiting_fen
      from moved arrived
      join allocation on allocation.district_code = $9
        and allocation.id = arrived.allocation_id
      left join moved departed on departed.allocation_id is null
        and departed.appropriation_id = arrived.appropriation_id
        and departed.category_code = arrived.category_code
        and departed.township_code = arrived.township_code
    )
    select allocation.id, allocation.category_code, allocation.township_code,
      allocation.decided_on, allocation.decision_number, document.document_number,
      document.fiscal_year, kept.waiting_fen::bigint as waiting_fen,
      concat_ws('/', allocation.decision_number, document.document_number,
        allocation.category_code, allocation.township_code) as key
    from kept
    join allocation on allocation.district_code = $10
      and allocation.id = kept.allocation_id
    join appropriation document on document.district_code = $11
      and document.id = allocation.appropriation_id
    where kept.waiting_fen > 0) waiting
    where $12::date - waiting.decided_on > $13::int
-- parameters: ["430603","430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","430603","430603","430603","2024-01-20",90]
