select township_code, part, sum(least(rectified_fen, amount_fen)) as numerator,
      sum(amount_fen) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', '尚有' || to_char(amount_fen - rectified_fen / 100.0, 'FM999,999,999,999,990.00') || '元')) filter (where rectified_fen < amount_fen), '[]') as cases
    from (select * from measured_finding where found_on >= make_date($1::int, 1, 1)) finding
    where due_on <= $2::date and amount_fen > 0
    group by township_code, part
-- parameters: [2023,"2023-12-31"]
