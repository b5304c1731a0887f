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
    passed_on as (
      select arrival.*, greatest(0, least(amount_fen, gone.fen - before_fen)) as in_time_fen
      from arrival
      cross join lateral (
        select coalesce(sum(standing.amount_fen), 0) as fen from standing
        where standing.from_account_id = arrival.account_id
          and standing.effective_on <= arrival.effective_on + $3::int) gone
      where arrival.effective_on + $4::int <= $5::date)
    select township_code, part, sum(in_time_fen) as numerator, sum(amount_fen) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'document', 'key', document, 'says', effective_on || '分配' || to_char(amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元' || ',到期未拨付'
            || to_char(amount_fen - in_time_fen / 100.0, 'FM999,999,999,999,990.00') || '元')) filter (where in_time_fen < amount_fen), '[]') as cases
    from passed_on
    group by township_code, part
-- parameters: ["430603",2023,30,30,"2023-12-31"]
