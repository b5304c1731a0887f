-- What one decision moved to a place from several others is one matter.
    with waiting as (
      select kind, key, document_number, decision_number, category_code, township_code,
        min(decided_on) as decided_on, sum(waiting_fen)::bigint as waiting_fen
      from (
    with moved as (
      select account.appropriation_id, account.category_code, account.township_code,
        coalesce(movement.allocation_id, movement.adjustment_id) as decision_id,
        sum(movement.amount_fen) as amount_fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = $1 and account.stage = 'allocated'
      group by account.appropriation_id, account.category_code, account.township_code, 4
    ),
    decision as (
      select id, 'allocation' as kind, decided_on, decision_number from allocation
      where district_code = $2
      union all
      select id, 'adjustment', decided_on, decision_number from adjustment
      where district_code = $3
    ),
    kept as (
      select arrived.appropriation_id, arrived.category_code, arrived.township_code, decision.kind,
        decision.decided_on, decision.decision_number, least(arrived.amount_fen,
          sum(arrived.amount_fen) filter (where is_arrival) over (
            place order by decision.decided_on, decision.decision_number, decision.id)
          + coalesce(sum(arrived.amount_fen) filter (where not is_arrival) over place, 0))
          as waiting_fen
      from (select *, decision_id is not null and amount_fen > 0 as is_arrival from moved) arrived
      left join decision on decision.id = arrived.decision_id and arrived.is_arrival
      window place as (partition by arrived.appropriation_id, arrived.category_code,
        arrived.township_code)
    )
    select kept.kind, kept.category_code, kept.township_code, kept.decided_on,
      kept.decision_number, document.document_number,
      kept.waiting_fen::bigint as waiting_fen,
      concat_ws('/', kept.decision_number, document.document_number, kept.category_code,
        kept.township_code) as key
    from kept
    join appropriation document on document.district_code = $4
      and document.id = kept.appropriation_id
    where kept.decided_on is not null and kept.waiting_fen > 0) decided
      where $5::date - decided_on > $6::int
      group by kind, key, document_number, decision_number, category_code, township_code
    )
    select waiting.key as subject, waiting.township_code, waiting.category_code,
      null::text as month, sum(waiting.waiting_fen)::bigint as amount_fen,
      jsonb_build_object('document', waiting.document_number, 'decision', waiting.decision_number,
        'kind', max(waiting.kind),
        'township', (select township.name from township
    where township.district_code = $7 and township.code = "waiting"."township_code"),
        'category', (select category.name from category
    where category.district_code = $8 and category.code = "waiting"."category_code"),
        'decidedOn', min(waiting.decided_on), 'waitingFen', sum(waiting.waiting_fen)::text,
        'waitingDays', $9::date - min(waiting.decided_on)) as facts,
      jsonb_agg(case waiting.kind
  when 'allocation' then jsonb_build_object('kind', 'allocation', 'key', waiting.key, 'fen', (waiting.waiting_fen)::text)
  else jsonb_build_object('kind', 'document', 'key', waiting.document_number, 'fen', (waiting.waiting_fen)::text) end order by waiting.kind desc) as evidence
    from waiting
    group by waiting.key, waiting.document_number, waiting.decision_number, waiting.category_code,
      waiting.township_code
-- parameters: ["430603","430603","430603","430603","2024-01-20",90,"430603","430603","2024-01-20"]
