with used as (
      select township_code, category as part, sum(
  case when stage in ('paid', 'spent') and kind in ('pay', 'reissue', 'spend', 'return')
    then in_fen - out_fen else 0 end) as fen
      from measured_flow
      group by township_code, category),
    misused as (
      select township_code, part || '问题' as part, sum(amount_fen) as fen,
        jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', part || to_char(amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元')) as cases
      from (select * from measured_finding where found_on >= make_date($1::int, 1, 1)) finding
      where pattern in ('retention', 'interception', 'diversion', 'out_of_scope')
      group by township_code, part)
    select township_code, part, 0 as numerator, fen as denominator, '[]'::jsonb as cases from used
    union all
    -- Where nothing was paid or spent, all of the money that was touched was misused.
    select township_code, part, misused.fen,
      case when coalesce(spent.fen, 0) = 0 then misused.fen else 0 end, cases
    from misused
    left join (
      select township_code, sum(fen) as fen from used group by township_code) spent
      using (township_code)
-- parameters: [2023]
