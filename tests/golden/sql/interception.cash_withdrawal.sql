with cash as (
      select line.fund_account_id, line.serial, line.booked_on, line.debit_fen,
        to_char(line.booked_on, 'YYYY-MM') as month,
        sum(line.debit_fen) over (
          partition by line.fund_account_id, to_char(line.booked_on, 'YYYY-MM')
          order by line.booked_on, line.serial) as so_far_fen
      from bank_statement_line line
      where line.district_code = $1 and line.booked_on <= $2::date
        and line.debit_fen > 0 and exists (
          select 1 from unnest($3::text[]) word
          where position(word in line.summary || ' ' || line.remark) > 0)
    ),
    beyond as (
      select cash.*, greatest(0, least(debit_fen, so_far_fen - $4::int * 100))
        as fen
      from cash
    )
    select beyond.fund_account_id || '/' || beyond.month as subject,
      null::text as township_code, null::text as category_code, beyond.month,
      sum(beyond.fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked, 'month', beyond.month,
        'times', count(*), 'cashFen', sum(beyond.debit_fen)::text,
        'excessFen', sum(beyond.fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'bank', 'key', beyond.serial, 'fen', (beyond.fen)::text)
        order by beyond.booked_on, beyond.serial) as evidence
    from beyond
    join bank_account account on account.district_code = $5
      and account.id = beyond.fund_account_id
    group by beyond.fund_account_id, beyond.month, account.number_masked
    having sum(beyond.fen) > 0
-- parameters: ["430603","2024-01-20",["现金支取","取现","提现","现金支票","现支","提取现金","柜面取款","ATM取款","备用金"],0,"430603"]
