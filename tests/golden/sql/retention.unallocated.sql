-- What each document still has at the bureau, all its years together.
    with held as (
      select account.appropriation_id, sum(movement.amount_fen)::bigint as held_fen
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
      where account.district_code = $5 and account.stage = 'received'
      group by account.appropriation_id
    )
    select concat_ws('/', document.document_number, document.category_code) as subject,
      null::text as township_code, document.category_code, null::text as month,
      held.held_fen as amount_fen,
      jsonb_build_object('document', document.document_number, 'receivedOn', document.received_on,
        'heldFen', held.held_fen::text, 'heldDays', $6::date - document.received_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'document', 'key', document.document_number, 'fen', (held.held_fen)::text)) as evidence
    from appropriation document
    join held on held.appropriation_id = document.id
    where document.district_code = $7 and held.held_fen > 0
      and $8::date - document.received_on > $9::int
-- parameters: ["430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","2024-01-20",30]
