select line.fund_account_id || '/' || line.serial as subject, null::text as township_code,
      null::text as category_code, to_char(line.booked_on, 'YYYY-MM') as month,
      line.credit_fen as amount_fen,
      jsonb_build_object('serial', line.serial, 'account', account.number_masked,
        'bookedOn', line.booked_on, 'summary', line.summary,
        'creditFen', line.credit_fen::text, 'openDays', $1::date - line.booked_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'bank', 'key', line.serial, 'fen', (line.debit_fen + line.credit_fen)::text)) as evidence
    from open_bank_line line
    join bank_account account
      on account.district_code = $2 and account.id = line.fund_account_id
    where line.credit_fen > 0 and $3::date - line.booked_on > $4::int
      and not line.summary ~ '结息|利息'
-- parameters: ["2024-01-20","430603","2024-01-20",30]
