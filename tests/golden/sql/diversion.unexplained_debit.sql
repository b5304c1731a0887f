select line.fund_account_id || '/' || line.serial as subject, null::text as township_code,
      null::text as category_code, to_char(line.booked_on, 'YYYY-MM') as month,
      line.debit_fen as amount_fen,
      jsonb_build_object('serial', line.serial, 'account', account.number_masked,
        'bookedOn', line.booked_on, 'debitFen', line.debit_fen::text,
        'openDays', $1::date - line.booked_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'bank', 'key', line.serial)) as evidence
    from bank_statement_line line
    join bank_account account
      on account.district_code = line.district_code and account.id = line.fund_account_id
    where line.district_code = $2 and line.debit_fen > 0
      and $3::date - line.booked_on > $4::int
      and not exists (
        select 1 from matched_bank_line matched
        where matched.district_code = line.district_code and matched.statement_line_id = line.id)
-- parameters: ["2024-01-20","430603","2024-01-20",3]
