select township_code, part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', '应于' || due_on || '前整改,' || coalesce(handed_in_on || '报送', '未报送'))) filter (where not in_time), '[]') as cases
    from (
      select *, is_done and handed_in_on <= due_on as in_time
      from (select * from measured_finding where found_on >= make_date($1::int, 1, 1)) found) finding
    where is_done or is_overdue
    group by township_code, part
-- parameters: [2023]
