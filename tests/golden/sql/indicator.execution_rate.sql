select township_code, category as part, sum(
  case when stage in ('paid', 'spent') and kind in ('pay', 'reissue', 'spend', 'return')
    then in_fen - out_fen else 0 end) as numerator,
      sum(
  case when stage = 'allocated' and kind in ('allocate', 'adjust') then in_fen - out_fen
    when stage in ('allocated', 'disbursed') and kind = 'carry_over' then in_fen else 0 end) as denominator, '[]'::jsonb as cases
    from measured_flow
    group by township_code, category
-- parameters: []
