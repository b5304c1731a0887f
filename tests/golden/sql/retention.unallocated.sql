-- What each document and its amendments brought to the bureau, and what left again.
    with moved as (
      select account.appropriation_id as kept_under, case when movement.amount_fen > 0
          then movement.appropriation_id end as document_id, sum(movement.amount_fen) as amount_fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = $1 and account.stage = 'received'
      group by 1, 2
    ),
    -- What left is of the oldest first.
    held as (
      select arrived.document_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.kept_under order by document.received_on, document.document_number
        ) + coalesce(departed.amount_fen, 0))::bigint as held_fen
      from moved arrived
      join appropriation document on document.district_code = $2
        and document.id = arrived.document_id
      left join moved departed on departed.document_id is null
        and departed.kept_under = arrived.kept_under
    )
    select concat_ws('/', document.document_number, document.category_code) as subject,
      null::text as township_code, document.category_code, null::text as month,
      held.held_fen as amount_fen,
      jsonb_build_object('document', document.document_number, 'receivedOn', document.received_on,
        'heldFen', held.held_fen::text, 'heldDays', $3::date - document.received_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'document', 'key', document.document_number, 'fen', (held.held_fen)::text)) as evidence
    from appropriation document
    join held on held.document_id = document.id
    where document.district_code = $4 and held.held_fen > 0
      and $5::date - document.received_on > $6::int
-- parameters: ["430603","430603","2024-01-20","430603","2024-01-20",30]
