with back as materialized (
      select line.*
      from open_bank_line line
      where line.credit_fen > 0 and not exists (
        select 1 from unnest($1::text[]) word
        where position(word in line.summary || ' ' || line.remark) > 0)
    ),
    -- For each return the payment that it is nearest to, then for each payment one return.
    nearest as (
      select distinct on (back.id) paid.*, back.id as back_id, back.serial as back_serial,
        back.booked_on as back_on, back.credit_fen as back_fen
      from back
      join bank_statement_line paid on paid.district_code = $2
        and paid.debit_fen > 0
        and back.booked_on - paid.booked_on between 0 and $3::int
        and (paid.booked_on, paid.booked_time) <= (back.booked_on, back.booked_time)
        and abs(paid.debit_fen - back.credit_fen) * 100 <= paid.debit_fen * $4::int
        and (paid.counterparty_account_id = back.counterparty_account_id
          or (paid.counterparty_account_id is null or back.counterparty_account_id is null)
            and paid.counterparty_name = back.counterparty_name)
      order by back.id, abs(paid.debit_fen - back.credit_fen), paid.booked_on desc, paid.serial
    ),
    pair as (
      select distinct on (id) * from nearest order by id, back_on, back_serial
    )
    select pair.fund_account_id || '/' || pair.serial as subject, null::text as township_code,
      null::text as category_code, to_char(pair.booked_on, 'YYYY-MM') as month,
      pair.debit_fen as amount_fen,
      jsonb_build_object('payee', concat_ws(' ', case when length(pair.counterparty_name) < 5
            then left(pair.counterparty_name, 1)
              || repeat('*', greatest(length(pair.counterparty_name) - 1, 0))
            else pair.counterparty_name end, account.number_masked),
        'outOn', pair.booked_on, 'backOn', pair.back_on, 'days', pair.back_on - pair.booked_on,
        'outFen', pair.debit_fen::text, 'backFen', pair.back_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'bank', 'key', pair.serial, 'fen', (pair.debit_fen)::text),
        jsonb_build_object('kind', 'bank', 'key', pair.back_serial, 'fen', (0)::text)) as evidence
    from pair
    left join bank_account account on account.district_code = $5
      and account.id = pair.counterparty_account_id
-- parameters: [["退汇","退票","冲正","冲回","抹账"],"430603",7,5,"430603"]
