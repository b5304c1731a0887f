select line.fund_account_id || '/' || line.serial as subject, paid.township_code,
      paid.category_code, to_char(line.booked_on, 'YYYY-MM') as month,
      line.credit_fen as amount_fen,
      jsonb_build_object('serial', line.serial, 'bookedOn', line.booked_on,
        'account', account.number_masked, 'summary', line.summary,
        'creditFen', line.credit_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'bank', 'key', line.serial, 'fen', (line.debit_fen + line.credit_fen)::text)) as evidence
    from open_bank_line line
    join bank_account account on account.district_code = $1
      and account.id = line.counterparty_account_id
    -- Whose money goes to that account; no row where it is nobody's.
    join lateral (
      select case when min("batch"."township_code") = max("batch"."township_code") then min("batch"."township_code") end as township_code,
        case when min("batch"."category_code") = max("batch"."category_code") then min("batch"."category_code") end as category_code
      from payment
      join payment_batch batch on batch.district_code = payment.district_code
        and batch.id = payment.batch_id
      where payment.district_code = $2 and payment.account_id = account.id
        and payment.payee_person_id is not null
      having count(*) > 0) paid on true
    where line.credit_fen > 0 and not exists (
      select 1 from unnest($3::text[]) word
      where position(word in line.summary || ' ' || line.remark) > 0)
-- parameters: ["430603","430603",["追缴","退款","退回","退还","多发","误发","错发","清退","上缴"]]
