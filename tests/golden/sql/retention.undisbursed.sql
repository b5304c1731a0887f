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
      join movement on movement.account_id = account.id
      where account.district_code = $4 and account.stage = 'allocated'
      group by account.appropriation_id, account.category_code, account.township_code,
        movement.allocation_id
    ),
    kept as (
      select arrived.allocation_id, least(arrived.amount_fen,
        sum(arrived.amount_fen) filter (where arrived.allocation_id is not null) over (
          place order by allocation.decided_on, allocation.decision_number, allocation.id)
        + coalesce(sum(arrived.amount_fen) filter (where arrived.allocation_id is null)
          over place, 0)) as waiting_fen
      from moved arrived
      left join allocation on allocation.district_code = $5
        and allocation.id = arrived.allocation_id
      window place as (partition by arrived.appropriation_id, arrived.category_code,
        arrived.township_code)
    )
    select allocation.id, allocation.category_code, allocation.township_code,
      allocation.decided_on, allocation.decision_number, document.document_number,
      document.fiscal_year, kept.waiting_fen::bigint as waiting_fen,
      concat_ws('/', allocation.decision_number, document.document_number,
        allocation.category_code, allocation.township_code) as key
    from kept
    join allocation on allocation.district_code = $6
      and allocation.id = kept.allocation_id
    join appropriation document on document.district_code = $7
      and document.id = allocation.appropriation_id
    where kept.waiting_fen > 0) waiting
    where $8::date - waiting.decided_on > $9::int
-- parameters: ["430603","430603","2024-01-20","430603","430603","430603","430603","2024-01-20",90]
