with standing as (
      select transfer.* from transfer
      where transfer.district_code = $1 and reverses_id is null
        and not exists (select 1 from transfer reversal
          where reversal.district_code = transfer.district_code
            and reversal.reverses_id = transfer.id)),
    -- Each sum that came to an account, after what had come before it.
    arrival as (
      select account.id as account_id, account.township_code, category.name as part,
        document.document_number as document, standing.effective_on, standing.amount_fen,
        sum(standing.amount_fen) over (partition by account.id
          order by standing.effective_on, standing.seq) - standing.amount_fen as before_fen
      from standing
      join account on account.district_code = standing.district_code
        and account.id = standing.to_account_id and account.stage = 'allocated'
        and account.fiscal_year = $2
      join category on category.district_code = account.district_code
        and category.code = account.category_code
      join appropriation document on document.district_code = account.district_code
        and document.id = account.appropriation_id),
    -- Sums and what went out in one order of days: what had gone by a sum's last day.
    gone as (
      select moved.*,
        sum(out_fen) over (partition by account_id order by last_day, is_sum) as gone_fen
      from (
        select arrival.*, effective_on + $3::int as last_day, true as is_sum,
          0 as out_fen
        from arrival
        union all
        select from_account_id, null, null, null, null, null, null, effective_on, false, amount_fen
        from standing) moved),
    passed_on as (
      select gone.*, greatest(0, least(amount_fen, gone_fen - before_fen)) as in_time_fen
      from gone where is_sum and last_day <= $4::date)
    select township_code, part, sum(in_time_fen) as numerator, sum(amount_fen) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'document', 'key', document, 'says', effective_on || '分配' || to_char(amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元' || ',到期未拨付'
            || to_char(amount_fen - in_time_fen / 100.0, 'FM999,999,999,999,990.00') || '元')) filter (where in_time_fen < amount_fen), '[]') as cases
    from passed_on
    group by township_code, part
-- parameters: ["430603",2023,30,"2023-12-31"]
