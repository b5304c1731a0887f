with stored as (
      select 'document' as kind, document.document_number as key,
        coalesce(document.origin_year, document.fiscal_year) as fiscal_year,
        null::text as township_code, document.category_code,
        sum(movement.amount_fen)::bigint as left_fen
      from account
      join movement on movement.account_id = account.id
      join appropriation document on document.district_code = $1
        and document.id = account.appropriation_id
      where account.district_code = $2 and account.stage in ('received', 'allocated')
      group by document.id, document.document_number, document.category_code, 3
      union all
      select 'disbursement', waiting.number, extract(year from waiting.disbursed_on)::int,
        waiting.township_code, waiting.category_code, waiting.waiting_fen
      from waiting_disbursement waiting
      where waiting.channel = 'township_account'
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
      and extract(year from $3::date)::int - stored.fiscal_year >= $4::int
-- parameters: ["430603","430603","2024-01-20",2]
