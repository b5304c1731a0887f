select township_code, category as part, 0 as numerator, sum(
  case when stage in ('paid', 'spent') and kind in ('pay', 'reissue', 'spend', 'return')
    then in_fen - out_fen else 0 end) as denominator,
      '[]'::jsonb as cases
    from measured_flow
    group by township_code, category
    union all
    select township_code, part || '问题', sum(amount_fen), 0, jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', part || to_char(amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元'))
    from (select * from measured_finding where found_on >= make_date($1::int, 1, 1)) finding
    where pattern in ('retention', 'interception', 'diversion', 'out_of_scope')
    group by township_code, part
-- parameters: [2023]
