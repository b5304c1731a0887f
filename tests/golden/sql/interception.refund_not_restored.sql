-- Booked as come back, and not on the statement, which is there long enough after it; what was
    -- taken back again has not come.
    with not_in_bank as (
      select case kind when 'return' then 'batch' else 'recovery' end as kind, reference as key,
        min(booked_on) filter (where side = 'credit') as since,
        sum(case side when 'credit' then amount_fen else -amount_fen end) as fen, 'bank' as fault
      from book_entry entry
      where entry.district_code = $1 and entry.kind in ('return', 'recover')
        and entry.booked_on <= $2::date
        and not exists (
          select 1 from matched_book_entry matched
          where matched.district_code = entry.district_code
            and matched.entry_key = entry.entry_key)
        and (entry.side = 'debit' or $3::date - entry.booked_on > $4::int
          and exists (
            select 1 from bank_statement_line line
            where line.district_code = $5
              and line.booked_on between entry.booked_on + $6::int and $7::date))
      group by kind, reference
    ),
    moved as (
      select account.id as account_id, movement.recovery_id, sum(movement.amount_fen) as fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = $8 and account.stage = 'recovered'
      group by account.id, movement.recovery_id
    ),
    -- Of what was recovered, what has not been handed up; the oldest goes first.
    not_remitted as (
      select 'recovery' as kind, recovery.receipt_number as key, recovery.recovered_on as since,
        least(arrived.fen, sum(arrived.fen) over (partition by arrived.account_id
          order by recovery.recovered_on, recovery.receipt_number)
          + coalesce(departed.fen, 0)) as fen, 'remittance' as fault
      from moved arrived
      join recovery on recovery.district_code = $9
        and recovery.id = arrived.recovery_id
      left join moved departed on departed.account_id = arrived.account_id
        and departed.recovery_id is null
    ),
    found as (
      select distinct on (kind, key) *
      from (select * from not_in_bank union all select * from not_remitted) either
      where fen > 0 and $10::date - since > $11::int
      order by kind, key, fault
    )
    select found.kind || '/' || found.key as subject,
      coalesce(batch.township_code, line_batch.township_code, voucher.township_code)
        as township_code,
      coalesce(batch.category_code, line_batch.category_code, voucher.category_code)
        as category_code,
      to_char(found.since, 'YYYY-MM') as month, found.fen::bigint as amount_fen,
      jsonb_build_object('kind', found.kind, 'key', found.key, 'fault', found.fault,
        'since', found.since, 'days', $12::date - found.since,
        'openFen', found.fen::text) as facts,
      jsonb_build_array(jsonb_build_object(
        'kind', found.kind, 'key', found.key, 'fen', found.fen::text)) as evidence
    from found
    left join payment_batch batch on batch.district_code = $13
      and found.kind = 'batch' and batch.number = found.key
    left join recovery on recovery.district_code = $14
      and found.kind = 'recovery' and recovery.receipt_number = found.key
    left join payment_batch line_batch on line_batch.district_code = $15
      and line_batch.id = recovery.batch_id
    left join expenditure voucher on voucher.district_code = $16
      and voucher.id = recovery.expenditure_id
-- parameters: ["430603","2024-01-20","2024-01-20",30,"430603",30,"2024-01-20","430603","430603","2024-01-20",30,"2024-01-20","430603","430603","430603","430603"]
