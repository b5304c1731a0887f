select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select township_code, part, count(*), 0,
      jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', says))
    from (select *, '应于' || due_on || '前整改' as says from (select * from measured_finding where found_on >= make_date($2::int, 1, 1)) found
        where is_overdue) finding
    group by township_code, part
-- parameters: ["430603",2023]
