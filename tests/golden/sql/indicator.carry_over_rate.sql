select township_code, part, left_fen as numerator, given_fen as denominator,
      case when left_fen = 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object('kind', 'category', 'key', part, 'says', '结转结余' || to_char(left_fen / 100.0, 'FM999,999,999,999,990.00') || '元')) end as cases
    from (
      -- The transfer into the next year does not make it used.
      select township_code, category as part, sum(
  case when stage = 'allocated' and kind in ('allocate', 'adjust') then in_fen - out_fen
    when stage in ('allocated', 'disbursed') and kind = 'carry_over' then in_fen else 0 end) as given_fen,
        sum(case when stage in ('allocated', 'disbursed', 'returned')
          then in_fen - case when kind = 'carry_over' then 0 else out_fen end else 0 end)
          as left_fen
      from measured_flow
      group by township_code, category) left_over
-- parameters: []
